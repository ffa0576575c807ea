package org.xinyi.clearing;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.JournalId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.sql.Columns;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.ledger.Ledger;

/// Money that arrived: each payout is booked once, however often it is told.
@Component
class Arrivals {

    private static final String INSERT =
            """
            INSERT INTO arrival
                (seen_at, id, kind, payer, owner, channel, source, number, about, paid_on, gross,
                 deducted, fee, net, journal)
            SELECT ?::timestamptz, * FROM unnest(
                ?::bigint[], ?::smallint[], ?::bigint[], ?::bigint[], ?::smallint[],
                ?::smallint[], ?::text[], ?::date[], ?::date[], ?::bigint[], ?::bigint[],
                ?::bigint[], ?::bigint[], ?::bigint[])
            ON CONFLICT DO NOTHING
            RETURNING id
            """;

    /// What is booked already and is now told otherwise.
    private static final String CORRECT =
            """
            INSERT INTO arrival_correction (arrival, gross, deducted, fee, net, seen_at)
            SELECT a.id, n.gross, n.deducted, n.fee, n.net, ?::timestamptz
            FROM unnest(
                ?::bigint[], ?::smallint[], ?::bigint[], ?::bigint[], ?::smallint[],
                ?::smallint[], ?::text[], ?::date[], ?::date[], ?::bigint[], ?::bigint[],
                ?::bigint[], ?::bigint[], ?::bigint[])
                AS n (id, kind, payer, owner, channel, source, number, about, paid_on, gross,
                    deducted, fee, net, journal)
            JOIN arrival a
                ON (a.kind, a.payer, a.owner, a.channel, a.source, a.number)
                    = (n.kind, n.payer, n.owner, n.channel, n.source, n.number)
            WHERE (a.gross, a.deducted, a.fee, a.net) <> (n.gross, n.deducted, n.fee, n.net)
            ON CONFLICT DO NOTHING
            """;

    private static final String SELECT =
            """
            SELECT id, kind, payer, owner, channel, source, number, about, paid_on, gross,
                deducted, fee, net, journal
            FROM arrival
            ORDER BY journal NULLS LAST, id
            """;

    private static final String SELECT_CORRECTIONS =
            """
            SELECT c.arrival, a.number, a.net AS booked, c.net
            FROM arrival_correction c
            JOIN arrival a ON a.id = c.arrival
            ORDER BY c.arrival
            """;

    private final Sql sql;
    private final IdSource ids;
    private final BusinessClock clock;
    private final Ledger ledger;

    Arrivals(Sql sql, IdSource ids, BusinessClock clock, Ledger ledger) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.ledger = ledger;
    }

    /// @param booked what stands in the books
    /// @param corrected what the payer says now
    record Correction(long arrival, String number, Money booked, Money corrected) {}

    private record Booked(Arrival arrival, @Nullable JournalId journal) {}

    /// Books what is new, in the caller's transaction; notes what is now told otherwise.
    void book(List<Arrival> told) {
        List<Booked> rows = told.stream().map(this::booked).toList();
        Set<Long> fresh =
                columns(rows).query(INSERT, (row, _) -> row.getLong("id")).stream()
                        .collect(Collectors.toSet());
        ledger.post(
                rows.stream()
                        .filter(row -> fresh.contains(row.arrival.id()))
                        .flatMap(
                                row ->
                                        Stream.ofNullable(row.journal)
                                                .map(id -> PaidJournals.of(id, row.arrival)))
                        .toList());
        if (fresh.size() < rows.size()) {
            columns(rows).update(CORRECT);
        }
    }

    /// Every arrival: those that are booked in the order of their journals, then the others.
    List<Arrival> all() {
        return sql.statement(SELECT).query(PayoutBook::arrival).list();
    }

    List<Correction> corrections() {
        return sql.statement(SELECT_CORRECTIONS)
                .query(
                        (row, _) ->
                                new Correction(
                                        row.getLong("arrival"),
                                        row.getString("number"),
                                        Money.ofFen(row.getLong("booked")),
                                        Money.ofFen(row.getLong("net"))))
                .list();
    }

    private Booked booked(Arrival arrival) {
        boolean nothing = PaidJournals.entries(arrival).isEmpty();
        return new Booked(arrival, nothing ? null : new JournalId(ids.next()));
    }

    private Columns<Booked> columns(List<Booked> rows) {
        return sql.over(rows)
                .with(clock.now())
                .longs(row -> row.arrival.id())
                .shorts(row -> row.arrival.kind().code())
                .ids(row -> row.arrival.payer())
                .ids(row -> row.arrival.owner())
                .shorts(row -> row.arrival.channel())
                .shorts(row -> row.arrival.source().code())
                .texts(row -> row.arrival.number())
                .dates(row -> row.arrival.about())
                .dates(row -> row.arrival.paidOn())
                .money(row -> row.arrival.gross())
                .money(row -> row.arrival.deducted())
                .money(row -> row.arrival.fee())
                .money(row -> row.arrival.net())
                .nullableIds(Booked::journal);
    }
}
