package org.xinyi.settlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.xinyi.insurance.Split;
import org.xinyi.kernel.Coded;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.JournalId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.SettlementId;
import org.xinyi.kernel.VisitId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.ledger.Source;
import org.xinyi.visit.SettlementDue;

/// The rows of settlements.
@Component
class SettlementBook {

    /// How long one server may work on a prepared settlement before another tries.
    private static final Duration LEASE = Duration.ofSeconds(30);

    private static final String COLUMNS =
            """
            id, root, visit, patient, institution, obligation, trigger, state, total, pool,
            other_fund, relief, personal_account, mutual_aid, hospital, personal, prepared_at,
            posted_at, journal, insurer_reference, refusal
            """;

    private static final String SELECT_BY_ID =
            "SELECT " + COLUMNS + "FROM settlement WHERE id = ANY(?::bigint[])";

    private static final String SELECT_BY_VISIT =
            "SELECT " + COLUMNS + "FROM settlement WHERE visit = ANY(?::bigint[]) ORDER BY id";

    private static final String LOCK =
            "SELECT " + COLUMNS + "FROM settlement WHERE id = ? ORDER BY id FOR UPDATE";

    private static final String LOCK_PREPARED =
            """
            SELECT id
            FROM settlement
            WHERE id = ANY(?::bigint[])
                AND state = 1
            ORDER BY id
            FOR UPDATE
            """;

    private static final String INSERT =
            """
            INSERT INTO settlement
                (id, root, visit, patient, institution, obligation, trigger, state, total,
                 personal, prepared_at, leased_until)
            SELECT s.*, ?::timestamptz, ?::timestamptz
            FROM unnest(
                ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
                ?::smallint[], ?::smallint[], ?::bigint[], ?::bigint[]) AS s
            """;

    private static final String TAKE_OVERDUE =
            """
            UPDATE settlement
            SET leased_until = :until::timestamptz
            WHERE id IN (
                SELECT id
                FROM settlement
                WHERE state = 1
                    AND leased_until < :now::timestamptz
                ORDER BY id
                LIMIT :most
                FOR UPDATE SKIP LOCKED)
            RETURNING
            """
                    + COLUMNS;

    private static final String POST =
            """
            UPDATE settlement s
            SET state = 2,
                posted_at = ?::timestamptz,
                journal = p.journal,
                insurer_reference = p.reference,
                pool = p.pool,
                other_fund = p.other_fund,
                relief = p.relief,
                personal_account = p.personal_account,
                mutual_aid = p.mutual_aid,
                hospital = p.hospital,
                personal = p.personal
            FROM unnest(
                ?::bigint[], ?::bigint[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[],
                ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
                AS p (id, journal, reference, pool, other_fund, relief, personal_account,
                    mutual_aid, hospital, personal)
            WHERE s.id = p.id
                AND s.state = 1
            """;

    private static final String REFUSE =
            """
            UPDATE settlement s
            SET state = 3,
                refusal = r.refusal
            FROM unnest(?::bigint[], ?::text[]) AS r (id, refusal)
            WHERE s.id = r.id
                AND s.state = 1
            """;

    private static final String REPLACE =
            """
            UPDATE settlement
            SET state = 4
            WHERE id = :id
                AND state = 2
            """;

    private static final String RETRY_SOON =
            """
            UPDATE settlement
            SET leased_until = ?::timestamptz
            WHERE id = ANY(?::bigint[])
                AND state = 1
            """;

    private final Sql sql;
    private final Clock wall;

    SettlementBook(Sql sql, Clock wall) {
        this.sql = sql;
        this.wall = wall;
    }

    /// Writes prepared settlements, leased to this server.
    void prepare(List<Settlement> settlements, Instant now) {
        sql.over(settlements)
                .with(now)
                .with(wall.instant().plus(LEASE))
                .ids(Settlement::id)
                .ids(Settlement::root)
                .ids(Settlement::visit)
                .ids(Settlement::patient)
                .ids(Settlement::institution)
                .ids(Settlement::obligation)
                .shorts(settlement -> settlement.trigger().code())
                .shorts(settlement -> settlement.state().code())
                .money(Settlement::total)
                .money(Settlement::total)
                .update(INSERT);
    }

    /// Prepared settlements that nobody has been working on for a while.
    List<Settlement> takeOverdue(int most) {
        Instant now = wall.instant();
        return sql.statement(TAKE_OVERDUE)
                .param("until", now.plus(LEASE).toString())
                .param("now", now.toString())
                .param("most", most)
                .query(SettlementBook::settlement)
                .list();
    }

    /// Lets these be taken again after a pause: an answer is still missing.
    void retryIn(Duration pause, List<SettlementId> settlements) {
        sql.over(settlements)
                .with(wall.instant().plus(pause))
                .ids(settlement -> settlement)
                .update(RETRY_SOON);
    }

    /// Those among these that nobody has brought to an end, locked.
    Set<SettlementId> lockPrepared(List<SettlementId> settlements) {
        return new HashSet<>(
                sql.over(settlements)
                        .ids(settlement -> settlement)
                        .query(LOCK_PREPARED, (row, _) -> new SettlementId(row.getLong("id"))));
    }

    /// @param reference the insurer's number
    record Posted(SettlementId id, JournalId journal, String reference, Split split) {}

    /// @throws ConcurrencyFailureException when one of them has been posted elsewhere
    void post(List<Posted> posted, Instant now) {
        int written =
                sql.over(posted)
                        .with(now)
                        .ids(Posted::id)
                        .ids(Posted::journal)
                        .texts(Posted::reference)
                        .money(one -> one.split.of(Source.POOL))
                        .money(one -> one.split.of(Source.OTHER_FUND))
                        .money(one -> one.split.of(Source.RELIEF))
                        .money(one -> one.split.of(Source.PERSONAL_ACCOUNT))
                        .money(one -> one.split.of(Source.MUTUAL_AID))
                        .money(one -> one.split.of(Source.HOSPITAL))
                        .money(one -> one.split.of(Source.PERSONAL))
                        .update(POST);
        if (written != posted.size()) {
            throw new ConcurrencyFailureException("A settlement has been posted elsewhere");
        }
    }

    /// @param refusal what the insurer said
    record Refused(SettlementId id, String refusal) {}

    void refuse(List<Refused> refused) {
        sql.over(refused).ids(Refused::id).texts(Refused::refusal).update(REFUSE);
    }

    void replace(SettlementId settlement) {
        int replaced = sql.statement(REPLACE).param("id", settlement.value()).update();
        if (replaced != 1) {
            throw new ConcurrencyFailureException("The settlement has been replaced elsewhere");
        }
    }

    List<Settlement> find(Collection<SettlementId> settlements) {
        return sql.over(List.copyOf(settlements))
                .ids(settlement -> settlement)
                .query(SELECT_BY_ID, SettlementBook::settlement);
    }

    List<Settlement> ofVisits(Collection<VisitId> visits) {
        return sql.over(List.copyOf(visits))
                .ids(visit -> visit)
                .query(SELECT_BY_VISIT, SettlementBook::settlement);
    }

    Settlement lock(SettlementId settlement) {
        return sql.statement(LOCK)
                .param(settlement.value())
                .query(SettlementBook::settlement)
                .single();
    }

    private static Settlement settlement(ResultSet row, int number) throws SQLException {
        OffsetDateTime postedAt = row.getObject("posted_at", OffsetDateTime.class);
        Long journal = row.getObject("journal", Long.class);
        return new Settlement(
                new SettlementId(row.getLong("id")),
                new SettlementId(row.getLong("root")),
                new VisitId(row.getLong("visit")),
                new PatientId(row.getLong("patient")),
                new InstitutionId(row.getLong("institution")),
                new ObligationId(row.getLong("obligation")),
                Coded.of(SettlementDue.Trigger.class, row.getInt("trigger")),
                Coded.of(Settlement.State.class, row.getInt("state")),
                Money.ofFen(row.getLong("total")),
                split(row),
                row.getObject("prepared_at", OffsetDateTime.class).toInstant(),
                postedAt == null ? null : postedAt.toInstant(),
                journal == null ? null : new JournalId(journal),
                row.getString("insurer_reference"),
                row.getString("refusal"));
    }

    private static Split split(ResultSet row) throws SQLException {
        Map<Source, Money> shares = new EnumMap<>(Source.class);
        shares.put(Source.POOL, share(row, "pool"));
        shares.put(Source.OTHER_FUND, share(row, "other_fund"));
        shares.put(Source.RELIEF, share(row, "relief"));
        shares.put(Source.PERSONAL_ACCOUNT, share(row, "personal_account"));
        shares.put(Source.MUTUAL_AID, share(row, "mutual_aid"));
        shares.put(Source.HOSPITAL, share(row, "hospital"));
        shares.put(Source.PERSONAL, share(row, "personal"));
        return new Split(shares);
    }

    private static Money share(ResultSet row, String column) throws SQLException {
        return Money.ofFen(row.getLong(column));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
