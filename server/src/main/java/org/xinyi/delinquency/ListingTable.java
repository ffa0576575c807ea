package org.xinyi.delinquency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.sql.Moments;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.scheme.FollowUpTerms.Effect;
import org.xinyi.scheme.PackRef;

/// The rows of listings and of what they bring about.
@Component
class ListingTable {

    /// @param cause id of the rung or counter
    /// @param amount what was followed up when it was made
    /// @param overAt when its last effect ended; null while one works
    record Row(
            long id,
            ObligationId obligation,
            PatientId person,
            InstitutionId institution,
            PackRef pack,
            String cause,
            Money amount,
            Instant listedAt,
            @Nullable Instant overAt) {}

    /// @param until when it ends by itself; null: when it is lifted
    record EffectRow(
            long listing,
            Effect effect,
            ObligationId obligation,
            PatientId person,
            InstitutionId institution,
            PackRef pack,
            String cause,
            @Nullable Instant until,
            boolean liftedByPayment,
            @Nullable Instant endedAt,
            @Nullable String endedBecause) {}

    private static final String INSERT =
            """
            INSERT INTO listing
                (id, obligation, person, institution, pack, pack_version, cause, amount, listed_at)
            SELECT * FROM unnest(
                ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::integer[],
                ?::text[], ?::bigint[], ?::timestamptz[])
            """;

    private static final String INSERT_EFFECTS =
            """
            INSERT INTO listing_effect
                (listing, effect, obligation, person, scheme, until, lifted_by_payment)
            SELECT * FROM unnest(
                ?::bigint[], ?::text[], ?::bigint[], ?::bigint[], ?::text[], ?::timestamptz[],
                ?::boolean[])
            """;

    private static final String EFFECTS =
            """
            SELECT e.listing, e.effect, e.obligation, e.person, l.institution, l.pack,
                l.pack_version, l.cause, e.until, e.lifted_by_payment, e.ended_at, e.ended_because
            FROM listing_effect e
            JOIN listing l ON l.id = e.listing
            """;

    private static final String WORKING = EFFECTS + "WHERE e.ended_at IS NULL AND ";

    private static final String END =
            """
            UPDATE listing_effect e
            SET ended_at = ?::timestamptz,
                ended_because = ?
            FROM unnest(?::bigint[], ?::text[]) AS w (listing, effect)
            WHERE e.listing = w.listing
                AND e.effect = w.effect
                AND e.ended_at IS NULL
            RETURNING e.listing, e.effect
            """;

    private static final String CLOSE =
            """
            UPDATE listing l
            SET over_at = ?::timestamptz
            WHERE l.id = ANY(?::bigint[])
                AND l.over_at IS NULL
                AND NOT EXISTS (
                    SELECT FROM listing_effect e
                    WHERE e.listing = l.id
                        AND e.ended_at IS NULL)
            """;

    private static final String SHORTEN =
            """
            UPDATE listing_effect
            SET until = :until::timestamptz
            WHERE listing = :listing
                AND effect = :effect
                AND ended_at IS NULL
                AND (until IS NULL OR until > :until::timestamptz)
            """;

    private static final String ROWS =
            """
            SELECT id, obligation, person, institution, pack, pack_version, cause, amount,
                listed_at, over_at
            FROM listing
            """;

    private final Sql sql;

    ListingTable(Sql sql) {
        this.sql = sql;
    }

    void add(List<Row> rows, List<EffectRow> effects) {
        sql.over(rows)
                .longs(Row::id)
                .ids(Row::obligation)
                .ids(Row::person)
                .ids(Row::institution)
                .texts(row -> row.pack.id())
                .nullableLongs(row -> (long) row.pack.version())
                .texts(Row::cause)
                .money(Row::amount)
                .instants(Row::listedAt)
                .update(INSERT);
        sql.over(effects)
                .longs(EffectRow::listing)
                .texts(row -> row.effect.name())
                .ids(EffectRow::obligation)
                .ids(EffectRow::person)
                .texts(row -> row.pack.id())
                .instants(EffectRow::until)
                .booleans(EffectRow::liftedByPayment)
                .update(INSERT_EFFECTS);
    }

    List<EffectRow> workingOn(Collection<ObligationId> obligations) {
        return sql.over(List.copyOf(obligations))
                .ids(one -> one)
                .query(WORKING + "e.obligation = ANY(?::bigint[])", ListingTable::effect);
    }

    List<EffectRow> workingFor(Collection<PatientId> people) {
        return sql.over(List.copyOf(people))
                .ids(one -> one)
                .query(WORKING + "e.person = ANY(?::bigint[])", ListingTable::effect);
    }

    /// All effects that have not ended.
    List<EffectRow> working() {
        return sql.statement(WORKING + "TRUE ORDER BY e.listing, e.effect")
                .query(ListingTable::effect)
                .list();
    }

    List<EffectRow> workingOf(long listing) {
        return sql.over(List.of(listing))
                .longs(one -> one)
                .query(WORKING + "e.listing = ANY(?::bigint[])", ListingTable::effect);
    }

    List<EffectRow> expired(Instant now, int most) {
        return sql.statement(WORKING + "e.until <= :now::timestamptz ORDER BY e.until LIMIT :most")
                .param("now", now.toString())
                .param("most", most)
                .query(ListingTable::effect)
                .list();
    }

    /// All effects of listings, ended ones included.
    List<EffectRow> effects(Collection<Long> listings) {
        return sql.over(List.copyOf(listings))
                .longs(one -> one)
                .query(
                        EFFECTS + "WHERE e.listing = ANY(?::bigint[]) ORDER BY e.listing, e.effect",
                        ListingTable::effect);
    }

    /// @return those that had not ended before
    List<EffectRow> end(List<EffectRow> rows, EndReason because, Instant at) {
        List<String> ended =
                sql.over(rows)
                        .with(at)
                        .with(because.name())
                        .longs(EffectRow::listing)
                        .texts(row -> row.effect.name())
                        .query(
                                END,
                                (row, _) -> row.getLong("listing") + " " + row.getString("effect"));
        sql.over(rows.stream().map(EffectRow::listing).distinct().toList())
                .with(at)
                .longs(listing -> listing)
                .update(CLOSE);
        return rows.stream().filter(row -> ended.contains(row.listing + " " + row.effect)).toList();
    }

    /// @return whether it now ends earlier than before
    boolean shorten(EffectRow row, Instant until) {
        return sql.statement(SHORTEN)
                        .param("until", until.toString())
                        .param("listing", row.listing)
                        .param("effect", row.effect.name())
                        .update()
                > 0;
    }

    Optional<Row> find(long listing) {
        return sql.statement(ROWS + "WHERE id = :id")
                .param("id", listing)
                .query(ListingTable::row)
                .optional();
    }

    List<Row> of(PatientId person, int most) {
        return sql.statement(ROWS + "WHERE person = :person ORDER BY id DESC LIMIT :most")
                .param("person", person.value())
                .param("most", most)
                .query(ListingTable::row)
                .list();
    }

    List<Row> onObligations(Collection<ObligationId> obligations) {
        return sql.over(List.copyOf(obligations))
                .ids(one -> one)
                .query(ROWS + "WHERE obligation = ANY(?::bigint[])", ListingTable::row);
    }

    /// Newest first.
    ///
    /// @param institution null: of all
    /// @param before null: from the newest
    List<Row> page(@Nullable InstitutionId institution, @Nullable Long before, int most) {
        return sql.statement(
                        ROWS
                                + """
                                WHERE (:institution::bigint IS NULL OR institution = :institution)
                                    AND id < :before
                                ORDER BY id DESC
                                LIMIT :most
                                """)
                .param("institution", institution == null ? null : institution.value())
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("most", most)
                .query(ListingTable::row)
                .list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getLong("id"),
                new ObligationId(row.getLong("obligation")),
                new PatientId(row.getLong("person")),
                new InstitutionId(row.getLong("institution")),
                new PackRef(row.getString("pack"), row.getInt("pack_version")),
                row.getString("cause"),
                Money.ofFen(row.getLong("amount")),
                Moments.instant(row, "listed_at"),
                Moments.nullableInstant(row, "over_at"));
    }

    private static EffectRow effect(ResultSet row, int number) throws SQLException {
        return new EffectRow(
                row.getLong("listing"),
                Effect.valueOf(row.getString("effect")),
                new ObligationId(row.getLong("obligation")),
                new PatientId(row.getLong("person")),
                new InstitutionId(row.getLong("institution")),
                new PackRef(row.getString("pack"), row.getInt("pack_version")),
                row.getString("cause"),
                Moments.nullableInstant(row, "until"),
                row.getBoolean("lifted_by_payment"),
                Moments.nullableInstant(row, "ended_at"),
                row.getString("ended_because"));
    }
}
