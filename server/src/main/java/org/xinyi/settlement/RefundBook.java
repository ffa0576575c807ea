package org.xinyi.settlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.ClientId;
import org.xinyi.kernel.Coded;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.OrderId;
import org.xinyi.kernel.SettlementId;
import org.xinyi.kernel.sql.Sql;

/// The rows of refunds.
@Component
class RefundBook {

    private static final Duration LEASE = Duration.ofSeconds(30);

    private static final String COLUMNS =
            """
            id, settlement, orders, not_done, reason, state, requested_at, requested_by, posted_at
            """;

    /// One refund of a settlement at a time: the index keeps a second one out.
    private static final String INSERT =
            """
            INSERT INTO refund
                (id, settlement, orders, not_done, reason, state, requested_at, requested_by,
                 leased_until)
            VALUES
                (:id, :settlement, :orders, :notDone, :reason, 1, :at::timestamptz, :by,
                 :until::timestamptz)
            ON CONFLICT DO NOTHING
            """;

    private static final String TAKE =
            """
            UPDATE refund
            SET leased_until = :until::timestamptz
            WHERE id IN (
                SELECT id
                FROM refund
                WHERE state = 1
                    AND leased_until < :now::timestamptz
                ORDER BY id
                LIMIT :most
                FOR UPDATE SKIP LOCKED)
            RETURNING
            """
                    + COLUMNS;

    private static final String LOCK_WAITING =
            """
            SELECT id
            FROM refund
            WHERE id = :id
                AND state = 1
            FOR UPDATE
            """;

    private static final String END =
            """
            UPDATE refund
            SET state = :state,
                posted_at = :at::timestamptz
            WHERE id = :id
                AND state = 1
            """;

    private static final String RETRY =
            """
            UPDATE refund
            SET leased_until = :until::timestamptz
            WHERE id = :id
            """;

    private static final String INSERT_PARTS =
            """
            INSERT INTO refund_part (refund, obligation, to_line, to_credit)
            SELECT ?::bigint, p.obligation, p.to_line, p.to_credit
            FROM unnest(?::bigint[], ?::bigint[], ?::bigint[])
                AS p (obligation, to_line, to_credit)
            """;

    private static final String SELECT_PARTS =
            """
            SELECT coalesce(sum(to_line + to_credit), 0)
            FROM refund_part
            WHERE obligation = :obligation
            """;

    private static final String SELECT_TAKEN =
            """
            SELECT obligation, sum(to_line) AS to_line, sum(to_credit) AS to_credit
            FROM refund_part
            WHERE obligation = ANY(?::bigint[])
            GROUP BY obligation
            """;

    private static final String SELECT = "SELECT " + COLUMNS + "FROM refund WHERE id = :id";

    private final Sql sql;
    private final Clock wall;

    RefundBook(Sql sql, Clock wall) {
        this.sql = sql;
        this.wall = wall;
    }

    /// @return false when another refund of the same settlement is on its way
    boolean add(Refund refund) {
        return sql.statement(INSERT)
                        .param("id", refund.id().value())
                        .param("settlement", refund.settlement().value())
                        .param(
                                "orders",
                                refund.orders().stream().map(OrderId::value).toArray(Long[]::new))
                        .param("notDone", refund.notDone())
                        .param("reason", refund.reason())
                        .param("at", refund.requestedAt().toString())
                        .param("by", refund.requestedBy().value())
                        .param("until", wall.instant().plus(LEASE).toString())
                        .update()
                == 1;
    }

    List<Refund> takeOverdue(int most) {
        Instant now = wall.instant();
        return sql.statement(TAKE)
                .param("until", now.plus(LEASE).toString())
                .param("now", now.toString())
                .param("most", most)
                .query(RefundBook::refund)
                .list();
    }

    /// @throws ConcurrencyFailureException when it has come to an end elsewhere
    /// Whether nobody has brought it to an end; locked.
    boolean lockWaiting(Refund refund) {
        return sql.statement(LOCK_WAITING)
                .param("id", refund.id().value())
                .query(Long.class)
                .optional()
                .isPresent();
    }

    void end(Refund refund, Refund.State state, Instant at) {
        int ended =
                sql.statement(END)
                        .param("state", state.code())
                        .param("at", at.toString())
                        .param("id", refund.id().value())
                        .update();
        if (ended != 1) {
            throw new ConcurrencyFailureException("The refund has ended elsewhere");
        }
    }

    void retryIn(Duration pause, Refund refund) {
        sql.statement(RETRY)
                .param("until", wall.instant().plus(pause).toString())
                .param("id", refund.id().value())
                .update();
    }

    Optional<Refund> find(SettlementId refund) {
        return sql.statement(SELECT)
                .param("id", refund.value())
                .query(RefundBook::refund)
                .optional();
    }

    void addParts(SettlementId refund, List<RefundShares.Part> parts) {
        sql.over(parts)
                .with(refund)
                .ids(part -> part.obligation().id())
                .money(RefundShares.Part::toLine)
                .money(RefundShares.Part::toCredit)
                .update(INSERT_PARTS);
    }

    /// What refunds have taken off an obligation so far.
    Money refunded(ObligationId obligation) {
        return Money.ofFen(
                sql.statement(SELECT_PARTS)
                        .param("obligation", obligation.value())
                        .query(Long.class)
                        .single());
    }

    /// What refunds have taken off an obligation so far.
    ///
    /// @param takenOff of what was open
    /// @param givenBack of what had been paid
    record Taken(ObligationId obligation, Money takenOff, Money givenBack) {}

    /// Absent for what no refund has touched.
    Map<ObligationId, Taken> taken(Collection<ObligationId> obligations) {
        return sql
                .over(List.copyOf(obligations))
                .ids(obligation -> obligation)
                .query(SELECT_TAKEN, RefundBook::taken)
                .stream()
                .collect(Collectors.toMap(Taken::obligation, Function.identity()));
    }

    private static Taken taken(ResultSet row, int number) throws SQLException {
        return new Taken(
                new ObligationId(row.getLong("obligation")),
                Money.ofFen(row.getLong("to_line")),
                Money.ofFen(row.getLong("to_credit")));
    }

    private static Refund refund(ResultSet row, int number) throws SQLException {
        OffsetDateTime postedAt = row.getObject("posted_at", OffsetDateTime.class);
        return new Refund(
                new SettlementId(row.getLong("id")),
                new SettlementId(row.getLong("settlement")),
                Arrays.stream((Long[]) row.getArray("orders").getArray())
                        .map(OrderId::new)
                        .toList(),
                row.getBoolean("not_done"),
                row.getString("reason"),
                Coded.of(Refund.State.class, row.getInt("state")),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                new ClientId(row.getLong("requested_by")),
                postedAt == null ? null : postedAt.toInstant());
    }
}
