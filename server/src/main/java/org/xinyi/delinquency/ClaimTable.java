package org.xinyi.delinquency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.CommitmentId;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.sql.Moments;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.scheme.LossLayer;
import org.xinyi.scheme.PackRef;

/// Claims on those who share losses.
@Component
class ClaimTable {

    enum State {
        MADE,
        SENT,
        ACCEPTED,
        REJECTED
    }

    /// @param base what the layer's share was taken of
    /// @param recoveredBefore what had been recovered of the debt when the claim was made
    /// @param commitment the promise in force when the claim was made; null: revoked
    /// @param evidence SM3 of the claim pack
    record Row(
            long id,
            String number,
            PackRef pack,
            String layer,
            LossLayer.Bearer bearer,
            ObligationId obligation,
            PartyId owner,
            InstitutionId institution,
            Money amount,
            Money base,
            Money recoveredBefore,
            @Nullable CommitmentId commitment,
            Money granted,
            Money paid,
            Money givenBack,
            byte[] evidence,
            Instant madeAt,
            @Nullable Instant decidedAt,
            State state,
            @Nullable String reason) {}

    /// @param askAt when to ask again while undecided
    record Decided(long id, State state, Money granted, Instant askAt, @Nullable String reason) {}

    /// What is added to one.
    record Added(long id, Money granted, Money paid, Money givenBack) {}

    private static final Duration LEASE = Duration.ofSeconds(60);

    private static final String COLUMNS =
            " id, number, scheme, pack_version, layer, bearer, obligation, owner, institution,"
                    + " amount, base, recovered_before, commitment, granted, paid, given_back,"
                    + " evidence, made_at,"
                    + " decided_at, state, reason ";

    private static final String SELECT = "SELECT" + COLUMNS + "FROM claim ";

    private static final String INSERT =
            """
            INSERT INTO claim
                (id, number, scheme, pack_version, layer, bearer, obligation, owner, institution,
                 amount, base, recovered_before, commitment, evidence, made_at, ask_at, state)
            SELECT * FROM unnest(
                ?::bigint[], ?::text[], ?::text[], ?::integer[], ?::text[], ?::text[], ?::bigint[],
                ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
                ?::bytea[], ?::timestamptz[], ?::timestamptz[], ?::text[])
            ON CONFLICT DO NOTHING
            """;

    private static final String TAKE =
            """
            UPDATE claim
            SET leased_until = :until::timestamptz
            WHERE id IN (
                SELECT id
                FROM claim
                WHERE state IN ('MADE', 'SENT')
                    AND bearer = :bearer
                    AND ask_at <= :now::timestamptz
                    AND (leased_until IS NULL OR leased_until < :wall::timestamptz)
                ORDER BY ask_at, id
                LIMIT :most
                FOR UPDATE SKIP LOCKED)
            RETURNING
            """
                    + COLUMNS;

    private static final String DECIDE =
            """
            UPDATE claim c
            SET state = d.state,
                granted = d.granted,
                ask_at = d.ask_at,
                reason = d.reason,
                leased_until = NULL,
                decided_at =
                    CASE WHEN d.state IN ('ACCEPTED', 'REJECTED') THEN ?::timestamptz END
            FROM unnest(?::bigint[], ?::text[], ?::bigint[], ?::timestamptz[], ?::text[])
                AS d (id, state, granted, ask_at, reason)
            WHERE c.id = d.id
                AND c.state IN ('MADE', 'SENT')
            RETURNING c.id
            """;

    private static final String RELEASE =
            """
            UPDATE claim
            SET leased_until = NULL
            WHERE id = ANY(?::bigint[])
            """;

    private static final String ADD =
            """
            UPDATE claim c
            SET granted = c.granted + a.granted,
                paid = c.paid + a.paid,
                given_back = c.given_back + a.given_back
            FROM unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
                AS a (id, granted, paid, given_back)
            WHERE c.id = a.id
            """;

    private final Sql sql;
    private final Clock wall;

    ClaimTable(Sql sql, Clock wall) {
        this.sql = sql;
        this.wall = wall;
    }

    /// A claim for the same layer of the same debt is made once.
    void add(List<Row> rows) {
        sql.over(rows)
                .longs(Row::id)
                .texts(Row::number)
                .texts(row -> row.pack.id())
                .nullableLongs(row -> (long) row.pack.version())
                .texts(Row::layer)
                .texts(row -> row.bearer.name())
                .ids(Row::obligation)
                .ids(Row::owner)
                .ids(Row::institution)
                .money(Row::amount)
                .money(Row::base)
                .money(Row::recoveredBefore)
                .nullableLongs(row -> row.commitment == null ? null : row.commitment.value())
                .bytes(Row::evidence)
                .instants(Row::madeAt)
                .instants(Row::madeAt)
                .texts(row -> row.state.name())
                .update(INSERT);
    }

    /// The next that have to be claimed or asked about, leased to this server for a while.
    List<Row> take(LossLayer.Bearer bearer, Instant now, int most) {
        Instant taken = wall.instant();
        return sql.statement(TAKE)
                .param("until", taken.plus(LEASE).toString())
                .param("bearer", bearer.name())
                .param("now", now.toString())
                .param("wall", taken.toString())
                .param("most", most)
                .query(ClaimTable::row)
                .list();
    }

    /// @return those that were undecided until now
    List<Long> decide(List<Decided> decided, Instant at) {
        return sql.over(decided)
                .with(at)
                .longs(Decided::id)
                .texts(one -> one.state.name())
                .money(Decided::granted)
                .instants(Decided::askAt)
                .texts(Decided::reason)
                .query(DECIDE, (row, _) -> row.getLong("id"));
    }

    /// Nobody answered: they may be taken again.
    void release(List<Row> taken) {
        sql.over(taken).longs(Row::id).update(RELEASE);
    }

    /// Each claim at most once in the list.
    void add(Collection<Added> added) {
        sql.over(List.copyOf(added))
                .longs(Added::id)
                .money(Added::granted)
                .money(Added::paid)
                .money(Added::givenBack)
                .update(ADD);
    }

    Map<String, Row> byNumber(Collection<String> numbers) {
        Map<String, Row> found = new HashMap<>();
        sql.over(List.copyOf(numbers))
                .texts(number -> number)
                .query(
                        SELECT + "WHERE number = ANY(?::text[])",
                        (row, number) -> {
                            Row one = row(row, number);
                            return found.put(one.number, one);
                        });
        return found;
    }

    /// Locked until the caller's transaction ends.
    List<Row> of(Collection<ObligationId> obligations) {
        return sql.over(List.copyOf(obligations))
                .ids(one -> one)
                .query(
                        SELECT + "WHERE obligation = ANY(?::bigint[]) ORDER BY id FOR UPDATE",
                        ClaimTable::row);
    }

    Optional<Row> find(long claim) {
        return sql.statement(SELECT + "WHERE id = :id")
                .param("id", claim)
                .query(ClaimTable::row)
                .optional();
    }

    /// Newest first.
    ///
    /// @param institution null: of all
    /// @param before null: from the newest
    List<Row> page(@Nullable InstitutionId institution, @Nullable Long before, int most) {
        return sql.statement(
                        SELECT
                                + """
                                WHERE (:institution::bigint IS NULL OR institution = :institution)
                                    AND id < :before
                                ORDER BY id DESC
                                LIMIT :most
                                """)
                .param("institution", institution == null ? null : institution.value())
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("most", most)
                .query(ClaimTable::row)
                .list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        long commitment = row.getLong("commitment");
        return new Row(
                row.getLong("id"),
                row.getString("number"),
                new PackRef(row.getString("scheme"), row.getInt("pack_version")),
                row.getString("layer"),
                LossLayer.Bearer.valueOf(row.getString("bearer")),
                new ObligationId(row.getLong("obligation")),
                new PartyId(row.getLong("owner")),
                new InstitutionId(row.getLong("institution")),
                Money.ofFen(row.getLong("amount")),
                Money.ofFen(row.getLong("base")),
                Money.ofFen(row.getLong("recovered_before")),
                commitment == 0 ? null : new CommitmentId(commitment),
                Money.ofFen(row.getLong("granted")),
                Money.ofFen(row.getLong("paid")),
                Money.ofFen(row.getLong("given_back")),
                row.getBytes("evidence"),
                Moments.instant(row, "made_at"),
                Moments.nullableInstant(row, "decided_at"),
                State.valueOf(row.getString("state")),
                row.getString("reason"));
    }
}
