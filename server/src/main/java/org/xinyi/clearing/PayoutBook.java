package org.xinyi.clearing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Coded;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.JournalId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.sql.Moments;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.ledger.Source;

/// Reads the money that has arrived and the lines of the files that it pays.
@Component
class PayoutBook {

    private static final String SELECT =
            """
            SELECT id, kind, payer, owner, channel, source, number, about, paid_on, gross,
                deducted, fee, net, journal
            FROM arrival
            """;

    private static final String PAGE =
            SELECT
                    + """
                    WHERE owner = :owner
                        AND (:kind::smallint IS NULL OR kind = :kind)
                        AND id < :before
                    ORDER BY id DESC
                    LIMIT :most
                    """;

    private static final String BY_ID = SELECT + "WHERE id = :id";

    private static final String CORRECTIONS =
            """
            SELECT net, seen_at
            FROM arrival_correction
            WHERE arrival = :id
            ORDER BY seen_at
            """;

    /// The lines that a payout answers: of the payer's own files about the same days.
    private static final String LINES =
            """
            SELECT l.file, l.position, f.day, l.type, l.subject, l.draw, l.source, l.amount,
                l.reference, l.place
            FROM statement_file f
            JOIN statement_line l ON l.file = f.id
            WHERE f.kind = :kind
                AND f.party = :party
                AND f.channel = :channel
                AND f.day >= :from
                AND f.day < :until
                AND l.type = ANY(:types::smallint[])
                AND l.source = :source
                AND (:place::text IS NULL OR l.place = :place)
                AND (l.file, l.position) > (:file, :position)
            ORDER BY l.file, l.position
            LIMIT :most
            """;

    private final Sql sql;

    PayoutBook(Sql sql) {
        this.sql = sql;
    }

    /// What the payer said later about money that is booked already.
    record Corrected(Money net, Instant seenAt) {}

    /// A line with its place in its file.
    record Placed(long file, int position, LocalDate day, Line line) {}

    /// Newest first.
    ///
    /// @param kind null: all
    /// @param before of the last one seen; null: from the newest
    List<Arrival> page(
            InstitutionId owner, Arrival.@Nullable Kind kind, @Nullable Long before, int most) {
        return sql.statement(PAGE)
                .param("owner", owner.value())
                .param("kind", kind == null ? null : kind.code())
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("most", most)
                .query(PayoutBook::arrival)
                .list();
    }

    Optional<Arrival> find(long payout) {
        return sql.statement(BY_ID).param("id", payout).query(PayoutBook::arrival).optional();
    }

    List<Corrected> corrections(long payout) {
        return sql.statement(CORRECTIONS)
                .param("id", payout)
                .query(
                        (row, _) ->
                                new Corrected(
                                        Money.ofFen(row.getLong("net")),
                                        Moments.instant(row, "seen_at")))
                .list();
    }

    /// In the order of their files.
    List<Placed> lines(PaidFor paid, long file, long position, int most) {
        return sql.statement(LINES)
                .param("kind", paid.files().code())
                .param("party", paid.party().value())
                .param("channel", paid.channel())
                .param("from", paid.from())
                .param("until", paid.until())
                .param(
                        "types",
                        paid.types().stream()
                                .map(type -> (short) type.code())
                                .toArray(Short[]::new))
                .param("source", paid.source().code())
                .param("place", paid.place())
                .param("file", file)
                .param("position", position)
                .param("most", most)
                .query(PayoutBook::placed)
                .list();
    }

    private static Placed placed(ResultSet row, int number) throws SQLException {
        return new Placed(
                row.getLong("file"),
                row.getInt("position"),
                row.getObject("day", LocalDate.class),
                new Line(
                        Coded.of(LineType.class, row.getInt("type")),
                        row.getLong("subject"),
                        row.getLong("draw"),
                        Coded.of(Source.class, row.getInt("source")),
                        Money.ofFen(row.getLong("amount")),
                        row.getString("reference"),
                        row.getString("place")));
    }

    static Arrival arrival(ResultSet row, int number) throws SQLException {
        Long journal = row.getObject("journal", Long.class);
        return new Arrival(
                row.getLong("id"),
                Coded.of(Arrival.Kind.class, row.getInt("kind")),
                new PartyId(row.getLong("payer")),
                new PartyId(row.getLong("owner")),
                row.getInt("channel"),
                Coded.of(Source.class, row.getInt("source")),
                row.getString("number"),
                row.getObject("about", LocalDate.class),
                row.getObject("paid_on", LocalDate.class),
                Money.ofFen(row.getLong("gross")),
                Money.ofFen(row.getLong("deducted")),
                Money.ofFen(row.getLong("fee")),
                Money.ofFen(row.getLong("net")),
                journal == null ? null : new JournalId(journal));
    }
}
