package org.xinyi.payment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Batcher;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.payment.Discrepancies.Kind;
import org.xinyi.payment.OnlineChannel.RefundAnswer;

/// Books what channels say they gave back or could not: each order once, in one transaction with
/// whatever arrives at the same time, told in one event within it.
@Component
class Refunds implements AutoCloseable {

    /// The rows are locked in order of their number, so that two batches never wait for each other.
    private static final String GIVEN =
            """
            UPDATE give_back g
            SET status = 2,
                given_at = LEAST(GREATEST(t.at, g.ordered_at), ?::timestamptz),
                ask_at = NULL,
                reference = t.reference
            FROM (
                SELECT l.id, t.owner, t.amount, t.reference, t.at
                FROM unnest(
                    ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::timestamptz[])
                    AS t (id, owner, amount, reference, at)
                JOIN give_back l ON l.id = t.id
                ORDER BY l.id
                FOR UPDATE OF l
            ) t
            WHERE g.id = t.id
                AND g.payee = t.owner
                AND g.amount = t.amount
                AND g.status <> 2
            RETURNING
            """
                    + StoredGiveBack.COLUMNS;

    private static final String STUCK =
            """
            UPDATE give_back g
            SET status = 3,
                ask_at = NULL
            WHERE g.id = ?
                AND g.status = 1
                AND g.ask_at IS NOT NULL
            """;

    /// What a channel says of an order.
    ///
    /// @param owner whose merchant it says it of
    record Report(long giveBack, PartyId owner, RefundAnswer answer) {}

    private record Given(Report report, RefundAnswer.Refunded refunded) {}

    private final Sql sql;
    private final GiveBackRows rows;
    private final BusinessClock clock;
    private final DiscrepancyLog discrepancies;
    private final ApplicationEventPublisher events;
    private final Batcher<Report, Outcome<Long>> batcher;

    Refunds(
            Sql sql,
            GiveBackRows rows,
            BusinessClock clock,
            DiscrepancyLog discrepancies,
            ApplicationEventPublisher events,
            Batcher.Limits limits) {
        this.sql = sql;
        this.rows = rows;
        this.clock = clock;
        this.discrepancies = discrepancies;
        this.events = events;
        this.batcher = new Batcher<>("refunds", limits, _ -> 1, this::bookAll, Sql::isTransient);
    }

    /// Answers once it is booked. What does not agree with our row stands among the discrepancies.
    Outcome<Long> book(Report report) {
        return switch (report.answer()) {
            case RefundAnswer.Refunded _, RefundAnswer.Failed _ -> batcher.submit(report);
            case RefundAnswer.Underway _, RefundAnswer.NoSuchRefund _, RefundAnswer.Unknown _ ->
                    Outcome.done(report.giveBack());
        };
    }

    @Override
    public void close() {
        batcher.close();
    }

    private List<Outcome<Long>> bookAll(List<Report> reports) {
        return sql.inTransaction(
                () -> {
                    Instant now = clock.now();
                    Map<Long, StoredGiveBack> fresh = new HashMap<>();
                    give(reports, now).forEach(row -> fresh.put(row.id(), row));
                    Map<Long, StoredGiveBack> known =
                            rows.find(reports.stream().map(Report::giveBack).distinct().toList());
                    List<Outcome<Long>> outcomes = new ArrayList<>();
                    for (Report report : reports) {
                        StoredGiveBack row = known.get(report.giveBack());
                        outcomes.add(
                                fresh.containsKey(report.giveBack())
                                        ? Outcome.done(report.giveBack())
                                        : judge(report, row, now));
                    }
                    tell(fresh.values().stream().toList());
                    return outcomes;
                });
    }

    private void tell(List<StoredGiveBack> given) {
        if (!given.isEmpty()) {
            events.publishEvent(
                    new MoneyGivenBack(
                            given.stream()
                                    .sorted(Comparator.comparingLong(StoredGiveBack::id))
                                    .map(StoredGiveBack::item)
                                    .toList()));
        }
    }

    private List<StoredGiveBack> give(List<Report> reports, Instant now) {
        List<Given> given = new ArrayList<>();
        for (Report report : reports) {
            if (report.answer() instanceof RefundAnswer.Refunded refunded) {
                given.add(new Given(report, refunded));
            }
        }
        return sql.over(given)
                .with(now)
                .longs(one -> one.report.giveBack())
                .ids(one -> one.report.owner())
                .money(one -> one.refunded.amount())
                .texts(one -> one.refunded.reference())
                .instants(one -> one.refunded.at())
                .query(GIVEN, StoredGiveBack::of);
    }

    private Outcome<Long> judge(Report report, @Nullable StoredGiveBack row, Instant now) {
        if (row == null || !row.owner().equals(report.owner())) {
            note(report, Kind.REFUND_UNKNOWN, null, now);
            return Outcome.refused(new PaymentRefusal.GiveBackUnknown(report.giveBack()));
        }
        switch (report.answer()) {
            case RefundAnswer.Refunded refunded -> {
                if (!refunded.amount().equals(row.amount())) {
                    note(report, Kind.REFUND_DIFFERS, row.amount(), now);
                } else if (!row.channel().online()) {
                    note(report, Kind.GIVEN_TWICE, row.amount(), now);
                }
            }
            case RefundAnswer.Failed _ -> {
                if (sql.statement(STUCK).param(row.id()).update() == 1) {
                    note(report, Kind.REFUND_FAILED, row.amount(), now);
                }
            }
            case RefundAnswer.Underway _, RefundAnswer.NoSuchRefund _, RefundAnswer.Unknown _ -> {}
        }
        return Outcome.done(report.giveBack());
    }

    private void note(Report report, Kind kind, @Nullable Money expected, Instant now) {
        Money found = null;
        String reference = "";
        switch (report.answer()) {
            case RefundAnswer.Refunded(String number, Money amount, _) -> {
                found = amount;
                reference = number;
            }
            case RefundAnswer.Failed(String why) -> reference = why;
            case RefundAnswer.Underway _, RefundAnswer.NoSuchRefund _, RefundAnswer.Unknown _ -> {}
        }
        discrepancies.note(
                new DiscrepancyLog.Found(
                        kind, report.giveBack(), report.owner(), expected, found, reference, now));
    }
}
