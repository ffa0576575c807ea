package org.xinyi.payment;

import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.Coded;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.PaymentId;
import org.xinyi.kernel.ShiftId;
import org.xinyi.kernel.StaffId;
import org.xinyi.kernel.sql.Sql;

/// The table of money on its way back.
@Component
class GiveBackRows {

    private static final String INSERT =
            """
            INSERT INTO give_back
                (id, payment, payee, patient, institution, channel, amount, status, ordered_at,
                 ask_at)
            SELECT * FROM unnest(
                ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::smallint[],
                ?::bigint[], ?::smallint[], ?::timestamptz[], ?::timestamptz[])
            """;

    private static final String COUNT_IN =
            """
            UPDATE payment p
            SET given_back = p.given_back + t.amount
            FROM unnest(?::bigint[], ?::bigint[]) AS t (id, amount)
            WHERE p.id = t.id
            """;

    private static final String SELECT = "SELECT " + StoredGiveBack.COLUMNS + "FROM give_back g ";

    private static final String SELECT_WAITING =
            SELECT
                    + """
                    WHERE g.institution = :institution
                        AND g.status <> 2
                        AND g.id > :after
                    ORDER BY g.id
                    LIMIT :most
                    """;

    /// Asking is leasing: the next question stands before this one is asked.
    private static final String TAKE_DUE =
            """
            UPDATE give_back g
            SET asked = g.asked + 1,
                ask_at = :now::timestamptz
                    + LEAST(600, 10 * (1 << LEAST(g.asked, 6))) * interval '1 second'
            FROM (
                SELECT w.id, p.amount AS total
                FROM give_back w
                JOIN payment p ON p.id = w.payment
                WHERE w.status = 1
                    AND w.ask_at <= :now::timestamptz
                ORDER BY w.ask_at
                LIMIT :most
                FOR UPDATE OF w SKIP LOCKED
            ) due
            WHERE g.id = due.id
            RETURNING g.id, g.payment, g.payee, g.channel, g.amount, due.total,
                g.asked - 1 AS asked
            """;

    private static final String GIVEN =
            """
            UPDATE give_back g
            SET status = 2,
                given_at = :now::timestamptz,
                ask_at = NULL,
                channel = :channel,
                shift = :shift,
                staff = :staff
            WHERE g.id = :id
            RETURNING
            """
                    + StoredGiveBack.COLUMNS;

    /// An order together with the payment that brought the money.
    record New(Payments.GiveBack order, StoredPayment payment) {}

    /// One to ask its channel about.
    ///
    /// @param refund what to give back
    /// @param asked how often it has been asked before
    record Due(PartyId owner, Channel channel, OnlineChannel.Refund refund, int asked) {}

    private final Sql sql;
    private final BusinessClock clock;
    private final Clock wall;

    GiveBackRows(Sql sql, BusinessClock clock, Clock wall) {
        this.sql = sql;
        this.clock = clock;
        this.wall = wall;
    }

    void insert(List<New> rows) {
        Instant now = clock.now();
        Instant atOnce = wall.instant();
        sql.over(rows)
                .longs(row -> row.order.id())
                .ids(row -> row.payment.id())
                .ids(row -> row.payment.payment().payee())
                .ids(row -> row.order.patient())
                .ids(row -> row.payment.institution())
                .shorts(row -> row.payment.payment().channel().code())
                .money(row -> row.order.amount())
                .shorts(_ -> StoredGiveBack.Status.WAITING.code())
                .instants(_ -> now)
                .instants(row -> row.payment.payment().channel().online() ? atOnce : null)
                .update(INSERT);
    }

    /// Adds to what each payment has given back.
    void countIn(Map<PaymentId, Money> sums) {
        sql.over(List.copyOf(sums.entrySet()))
                .ids(Map.Entry::getKey)
                .money(Map.Entry::getValue)
                .update(COUNT_IN);
    }

    Map<Long, StoredGiveBack> find(Collection<Long> ids) {
        return sql
                .over(List.copyOf(ids))
                .longs(id -> id)
                .query(SELECT + "WHERE g.id = ANY(?::bigint[])", StoredGiveBack::of)
                .stream()
                .collect(Collectors.toMap(StoredGiveBack::id, Function.identity()));
    }

    Optional<StoredGiveBack> lock(long id) {
        return sql.statement(SELECT + "WHERE g.id = :id FOR UPDATE")
                .param("id", id)
                .query(StoredGiveBack::of)
                .optional();
    }

    List<StoredGiveBack> waiting(InstitutionId institution, long after, int most) {
        return sql.statement(SELECT_WAITING)
                .param("institution", institution.value())
                .param("after", after)
                .param("most", most)
                .query(StoredGiveBack::of)
                .list();
    }

    /// The next few to ask a channel about, leased to the caller until they are due again.
    List<Due> takeDue(int most) {
        return sql.statement(TAKE_DUE)
                .param("now", wall.instant().toString())
                .param("most", most)
                .query(
                        (row, _) ->
                                new Due(
                                        new PartyId(row.getLong("payee")),
                                        Coded.of(Channel.class, row.getInt("channel")),
                                        new OnlineChannel.Refund(
                                                row.getLong("id"),
                                                new PaymentId(row.getLong("payment")),
                                                Money.ofFen(row.getLong("amount")),
                                                Money.ofFen(row.getLong("total"))),
                                        row.getInt("asked")))
                .list();
    }

    /// Marks a locked row as given back.
    ///
    /// @param shift whose drawer it came from; null when it came from none
    StoredGiveBack given(
            long id, Channel channel, @Nullable ShiftId shift, @Nullable StaffId staff) {
        return sql.statement(GIVEN)
                .param("now", clock.now().toString())
                .param("channel", channel.code())
                .param("shift", shift == null ? null : shift.value(), Types.BIGINT)
                .param("staff", staff == null ? null : staff.value(), Types.BIGINT)
                .param("id", id)
                .query(StoredGiveBack::of)
                .single();
    }
}
