package org.xinyi.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.City;
import org.xinyi.kernel.Pump;
import org.xinyi.kernel.sql.Sql;

/// Reads the carrier's receipts, from where the last reading ended. Asks every second while
/// there are some, and more rarely when there are none, up to ten seconds.
@Component
class ReadingReceipts extends Pump {

    static final String NOT_DELIVERED = "NOT_DELIVERED";

    private static final int PAGE = 500;
    private static final Duration PAUSE_MIN = Duration.ofSeconds(1);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(10);

    private static final String SELECT_CURSOR =
            """
            SELECT receipts_through
            FROM notice_carrier
            WHERE carrier = :carrier
            """;

    private static final String MOVE_CURSOR =
            """
            UPDATE notice_carrier
            SET receipts_through = :through
            WHERE carrier = :carrier
                AND receipts_through < :through
            """;

    private final Sql sql;
    private final SentNotices sent;
    private final Carrier carrier;
    private final Sender sender;
    private final Clock wall;
    private final Patience patience;
    private final Map<City, Turn> turns = new ConcurrentHashMap<>();

    ReadingReceipts(Sql sql, SentNotices sent, Carrier carrier, Sender sender, Clock wall) {
        this.sql = sql;
        this.sent = sent;
        this.carrier = carrier;
        this.sender = sender;
        this.wall = wall;
        this.patience = new Patience("Reading receipts of messages", wall);
    }

    @Override
    public int work() {
        if (!patience.isOver() || !isMyTurn()) {
            return 0;
        }
        return sender.name().map(this::read).orElse(0);
    }

    private int read(String name) {
        try {
            List<Carrier.Receipt> receipts = carrier.receipts(name, cursor(), PAGE);
            patience.succeeded();
            record(receipts);
            turns.merge(City.current(), Turn.first(wall), (last, _) -> last.next(receipts, wall));
            return receipts.size();
        } catch (Carrier.Unreachable unreachable) {
            patience.failed(unreachable);
            return 0;
        }
    }

    private boolean isMyTurn() {
        Turn turn = turns.get(City.current());
        return turn == null || !wall.instant().isBefore(turn.at);
    }

    private void record(List<Carrier.Receipt> receipts) {
        if (receipts.isEmpty()) {
            return;
        }
        sql.inTransaction(
                () -> {
                    sent.received(ours(receipts));
                    sql.statement(MOVE_CURSOR)
                            .param("carrier", Sender.CARRIER)
                            .param("through", receipts.getLast().sequence())
                            .update();
                });
    }

    /// Of several receipts of a message the first one counts.
    private List<SentNotices.Verdict> ours(List<Carrier.Receipt> receipts) {
        Map<Long, SentNotices.Verdict> verdicts = new LinkedHashMap<>();
        for (Carrier.Receipt receipt : receipts) {
            sender.notice(receipt.id())
                    .ifPresent(
                            id ->
                                    verdicts.putIfAbsent(
                                            id, new SentNotices.Verdict(id, failure(receipt))));
        }
        return List.copyOf(verdicts.values());
    }

    private static @Nullable String failure(Carrier.Receipt receipt) {
        return receipt.delivered() ? null : NOT_DELIVERED;
    }

    private long cursor() {
        return sql.statement(SELECT_CURSOR)
                .param("carrier", Sender.CARRIER)
                .query(Long.class)
                .single();
    }

    private record Turn(Instant at, Duration pause) {

        static Turn first(Clock wall) {
            return new Turn(wall.instant().plus(PAUSE_MIN), PAUSE_MIN);
        }

        Turn next(List<Carrier.Receipt> receipts, Clock wall) {
            if (receipts.size() == PAGE) {
                return new Turn(wall.instant(), PAUSE_MIN);
            }
            if (!receipts.isEmpty()) {
                return first(wall);
            }
            Duration doubled = pause.multipliedBy(2);
            Duration longer = doubled.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : doubled;
            return new Turn(wall.instant().plus(longer), longer);
        }
    }
}
