package org.xinyi.visit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.Coded;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.VisitId;
import org.xinyi.kernel.sql.Sql;

/// The settlements that have fallen due. `settlement` takes them.
@Component
class DueSettlements {

    private static final String INSERT =
            """
            INSERT INTO settlement_due (id, visit, trigger, at)
            SELECT * FROM unnest(
                ?::bigint[], ?::bigint[], ?::smallint[], ?::timestamptz[])
            """;

    private static final String TAKE =
            """
            DELETE FROM settlement_due
            WHERE (at, id) IN (
                SELECT at, id
                FROM settlement_due
                WHERE at <= :now::timestamptz
                ORDER BY at, id
                LIMIT :most
                FOR UPDATE SKIP LOCKED)
            RETURNING id, visit, trigger, at
            """;

    private final Sql sql;
    private final IdSource ids;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    DueSettlements(Sql sql, IdSource ids, BusinessClock clock, ApplicationEventPublisher events) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    /// @param at when it falls due; null: now
    record New(VisitId visit, SettlementDue.Trigger trigger, @Nullable Instant at) {}

    /// Leaves intents, in the caller's transaction.
    List<SettlementDue> add(List<New> wanted) {
        Instant now = clock.now();
        List<SettlementDue> due =
                wanted.stream()
                        .map(
                                one ->
                                        new SettlementDue(
                                                ids.next(),
                                                one.visit,
                                                one.trigger,
                                                one.at == null ? now : one.at))
                        .toList();
        sql.over(due)
                .longs(SettlementDue::id)
                .ids(SettlementDue::visit)
                .shorts(one -> one.trigger().code())
                .instants(SettlementDue::at)
                .update(INSERT);
        if (!due.isEmpty()) {
            events.publishEvent(new SettlementsDue());
        }
        return due;
    }

    /// Takes the next intents, for good: the caller's transaction writes what comes of them.
    List<SettlementDue> take(int most) {
        return sql.statement(TAKE)
                .param("most", most)
                .param("now", clock.now().toString())
                .query(DueSettlements::due)
                .list();
    }

    private static SettlementDue due(ResultSet row, int number) throws SQLException {
        return new SettlementDue(
                row.getLong("id"),
                new VisitId(row.getLong("visit")),
                Coded.of(SettlementDue.Trigger.class, row.getInt("trigger")),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
