package org.xinyi.visit;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// One open connection that shows a bill. A slow reader holds up nobody: of several bills that wait
/// for it only the last is sent.
final class BillWatcher implements Runnable {

    private static final long NEVER = 0;

    private final SseEmitter emitter = new SseEmitter(NEVER);
    private final Duration heartbeat;
    private LiveBills.@Nullable Snapshot waiting;
    private boolean closed;

    BillWatcher(Duration heartbeat) {
        this.heartbeat = heartbeat;
        emitter.onCompletion(this::close);
        emitter.onError(_ -> close());
    }

    SseEmitter emitter() {
        return emitter;
    }

    /// Puts this bill in the place of the one that waits.
    synchronized void offer(LiveBills.Snapshot snapshot) {
        waiting = snapshot;
        notifyAll();
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /// Sends until the connection ends, on a thread of its own.
    @Override
    public void run() {
        try {
            emitter.send(SseEmitter.event().comment("live bill"));
            BillFingerprint sent = null;
            while (await()) {
                LiveBills.Snapshot next = take();
                if (next == null) {
                    emitter.send(SseEmitter.event().comment("still here"));
                } else if (!next.fingerprint().equals(sent)) {
                    sent = next.fingerprint();
                    emitter.send(
                            SseEmitter.event()
                                    .name("bill")
                                    .data(next.bill(), MediaType.APPLICATION_JSON));
                }
            }
            emitter.complete();
        } catch (IOException | IllegalStateException gone) {
            close();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// Waits for a bill, until the next heartbeat at the longest.
    ///
    /// @return false when the connection is closed
    private synchronized boolean await() throws InterruptedException {
        long until = System.nanoTime() + heartbeat.toNanos();
        long leftMs = heartbeat.toMillis();
        while (waiting == null && !closed && leftMs > 0) {
            wait(leftMs);
            leftMs = Duration.ofNanos(until - System.nanoTime()).toMillis();
        }
        return !closed;
    }

    private synchronized LiveBills.@Nullable Snapshot take() {
        LiveBills.Snapshot next = waiting;
        waiting = null;
        return next;
    }
}
