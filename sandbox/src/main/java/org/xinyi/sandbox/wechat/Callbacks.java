package org.xinyi.sandbox.wechat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.xinyi.sandbox.faults.FaultKind;
import org.xinyi.sandbox.faults.Faults;
import org.xinyi.sandbox.wechat.WechatFact.CallbackEnded;

/// Tells merchants what happened, until they acknowledge it. Who was not told when the process
/// ended is told after the next start.
final class Callbacks implements AutoCloseable {

    private static final List<Duration> FIRST_PAUSES =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(5));
    private static final Duration LATER_PAUSE = Duration.ofSeconds(10);
    private static final int TRIES_MAX = 21;
    private static final int LATE_MS_MIN = 2_000;
    private static final int LATE_MS_MAX = 5_000;
    private static final Duration SLOW = Duration.ofMillis(1_500);

    private final WechatBook book;
    private final Faults faults;
    private final CallbackSender sender;
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("wechat-callback-", 0).factory());

    Callbacks(WechatBook book, Faults faults, CallbackSender sender) {
        this.book = book;
        this.faults = faults;
        this.sender = sender;
        synchronized (book) {
            book.callbacks().values().forEach(this::announce);
        }
    }

    /// The same for every try.
    static String id(Trade trade) {
        return switch (trade) {
            case Order order -> "EV-" + order.transaction();
            case Refund refund -> "EV-" + refund.refunded().refund();
        };
    }

    /// Starts to tell the merchant; the caller holds the book's monitor.
    void announce(Trade trade) {
        if (book.callbacks().containsKey(id(trade))) {
            threads.execute(() -> deliver(trade));
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        sender.close();
    }

    private void deliver(Trade trade) {
        try {
            book.flush();
            FaultKind fault = faults.onMessage("wechat", "callback");
            Thread.sleep(delay(fault));
            boolean acknowledged = tryOften(trade, fault == FaultKind.WRONG_AMOUNT ? 1 : 0);
            if (acknowledged && fault == FaultKind.DUPLICATE) {
                sender.send(trade, 0);
            }
            synchronized (book) {
                book.record(new CallbackEnded(id(trade), acknowledged));
            }
            book.flush();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration delay(FaultKind fault) {
        return switch (fault) {
            case OUT_OF_ORDER ->
                    Duration.ofMillis(
                            ThreadLocalRandom.current().nextInt(LATE_MS_MIN, LATE_MS_MAX));
            case SLOW -> SLOW;
            default -> Duration.ZERO;
        };
    }

    private boolean tryOften(Trade trade, long extraFen) throws InterruptedException {
        for (int tries = 1; tries <= TRIES_MAX; tries++) {
            if (sender.send(trade, extraFen)) {
                return true;
            }
            if (tries < TRIES_MAX) {
                Thread.sleep(
                        tries <= FIRST_PAUSES.size() ? FIRST_PAUSES.get(tries - 1) : LATER_PAUSE);
            }
        }
        return false;
    }
}
