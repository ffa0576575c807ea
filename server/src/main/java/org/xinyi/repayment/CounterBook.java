package org.xinyi.repayment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.PaymentId;
import org.xinyi.kernel.sql.Moments;
import org.xinyi.kernel.sql.Sql;

/// What people repaid at lenders' own counters and in their apps, by the lender's number, and
/// when to ask again.
@Component
public class CounterBook {

    /// @param number the lender's own
    public record Paid(
            PartyId lender, String number, PaymentId payment, Money amount, Instant paidAt) {}

    /// @param since from when on payments are asked for
    record Turn(PartyId lender, Instant since) {}

    /// Business time. What the lender wrote down late is found by asking for a day twice.
    private static final Duration AGAIN_AFTER = Duration.ofMinutes(10);

    private static final Duration OVERLAP = Duration.ofDays(1);

    private static final String EXPECT =
            """
            INSERT INTO counter_inquiry (lender, since, ask_at)
            SELECT lender, now - interval '7 days', now
            FROM unnest(?::bigint[], ?::timestamptz[]) AS one (lender, now)
            ON CONFLICT DO NOTHING
            """;

    private static final String TAKE =
            """
            UPDATE counter_inquiry
            SET ask_at = :again::timestamptz
            WHERE ask_at <= :now::timestamptz
            RETURNING lender, since
            """;

    private static final String ANSWERED =
            """
            UPDATE counter_inquiry
            SET since = :since::timestamptz
            WHERE lender = :lender
            """;

    private static final String INSERT =
            """
            INSERT INTO counter_payment (lender, number, payment, amount, paid_at)
            SELECT * FROM unnest(
                ?::bigint[], ?::text[], ?::bigint[], ?::bigint[], ?::timestamptz[])
            ON CONFLICT DO NOTHING
            RETURNING lender, number, payment, amount, paid_at
            """;

    private static final String SELECT =
            """
            SELECT lender, number, payment, amount, paid_at
            FROM counter_payment
            ORDER BY lender, number
            """;

    private final Sql sql;

    CounterBook(Sql sql) {
        this.sql = sql;
    }

    /// Every payment, by lender and number. To be closed.
    public Stream<Paid> all() {
        return sql.statement(SELECT).query(CounterBook::paid).stream();
    }

    /// The lenders whose turn it is. Asking is leasing: the next turn stands before this one.
    List<Turn> take(Collection<PartyId> lenders, Instant now) {
        sql.over(List.copyOf(lenders)).ids(lender -> lender).instants(_ -> now).update(EXPECT);
        return sql.statement(TAKE)
                .param("now", now.toString())
                .param("again", now.plus(AGAIN_AFTER).toString())
                .query(
                        (row, _) ->
                                new Turn(
                                        new PartyId(row.getLong("lender")),
                                        Moments.instant(row, "since")))
                .list();
    }

    /// Everything until now is here, in the caller's transaction.
    void answered(PartyId lender, Instant now) {
        sql.statement(ANSWERED)
                .param("lender", lender.value())
                .param("since", now.minus(OVERLAP).toString())
                .update();
    }

    /// Keeps payments, in the caller's transaction.
    ///
    /// @return those that were new
    List<Paid> add(List<Paid> payments) {
        return sql.over(payments)
                .ids(Paid::lender)
                .texts(Paid::number)
                .ids(Paid::payment)
                .money(Paid::amount)
                .instants(Paid::paidAt)
                .query(INSERT, CounterBook::paid);
    }

    private static Paid paid(ResultSet row, int number) throws SQLException {
        return new Paid(
                new PartyId(row.getLong("lender")),
                row.getString("number"),
                new PaymentId(row.getLong("payment")),
                Money.ofFen(row.getLong("amount")),
                Moments.instant(row, "paid_at"));
    }
}
