package org.xinyi.repayment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PaymentId;
import org.xinyi.kernel.sql.Sql;

/// Attempts to debit: written before anybody is called, one per bill and day. The number of the
/// attempt is that of its payment, under which a channel never debits twice.
@Component
class DebitAttempts {

    /// @param called whether a channel was called, or there was no need to
    record Attempt(
            PaymentId payment,
            ObligationId obligation,
            long mandate,
            LocalDate day,
            Money amount,
            boolean called) {}

    private static final Duration LEASE = Duration.ofMinutes(1);

    private static final String COLUMNS = "payment, obligation, mandate, day, amount, called";

    private static final String INSERT =
            """
            INSERT INTO debit_attempt (payment, obligation, mandate, day, amount)
            SELECT * FROM unnest(
                ?::bigint[], ?::bigint[], ?::bigint[], ?::date[], ?::bigint[])
            ON CONFLICT DO NOTHING
            RETURNING payment
            """;

    private static final String TAKE =
            """
            UPDATE debit_attempt
            SET leased_until = :until::timestamptz
            WHERE payment IN (
                SELECT payment
                FROM debit_attempt
                WHERE NOT called
                    AND (leased_until IS NULL OR leased_until < :now::timestamptz)
                ORDER BY payment
                LIMIT :most
                FOR UPDATE SKIP LOCKED)
            RETURNING
            """
                    + COLUMNS;

    private static final String CALLED =
            """
            UPDATE debit_attempt
            SET called = true
            WHERE payment = ANY(?::bigint[])
            """;

    private static final String SELECT =
            """
            SELECT payment, obligation, mandate, day, amount, called
            FROM debit_attempt
            WHERE payment = :payment
            """;

    /// The last attempt of each bill.
    private static final String SELECT_LAST =
            """
            SELECT DISTINCT ON (obligation) payment, obligation, mandate, day, amount, called
            FROM debit_attempt
            WHERE obligation = ANY(?::bigint[])
            ORDER BY obligation, day DESC
            """;

    private final Sql sql;
    private final Clock wall;

    DebitAttempts(Sql sql, Clock wall) {
        this.sql = sql;
        this.wall = wall;
    }

    /// Writes intents, in the caller's transaction.
    ///
    /// @return the payments of those that were new
    List<PaymentId> add(List<Attempt> attempts) {
        return sql.over(attempts)
                .ids(Attempt::payment)
                .ids(Attempt::obligation)
                .longs(Attempt::mandate)
                .dates(Attempt::day)
                .money(Attempt::amount)
                .query(INSERT, (row, _) -> new PaymentId(row.getLong("payment")));
    }

    /// The next ones that no channel was called for, leased to this server for a while.
    List<Attempt> take(int most) {
        return sql.statement(TAKE)
                .param("until", wall.instant().plus(LEASE).toString())
                .param("now", wall.instant().toString())
                .param("most", most)
                .query(DebitAttempts::row)
                .list();
    }

    /// There is nothing left to call for these.
    void called(List<Attempt> attempts) {
        sql.over(attempts).ids(Attempt::payment).update(CALLED);
    }

    Optional<Attempt> find(PaymentId payment) {
        return sql.statement(SELECT)
                .param("payment", payment.value())
                .query(DebitAttempts::row)
                .optional();
    }

    List<Attempt> last(Collection<ObligationId> obligations) {
        return sql.over(List.copyOf(obligations))
                .ids(obligation -> obligation)
                .query(SELECT_LAST, DebitAttempts::row);
    }

    private static Attempt row(ResultSet row, int number) throws SQLException {
        return new Attempt(
                new PaymentId(row.getLong("payment")),
                new ObligationId(row.getLong("obligation")),
                row.getLong("mandate"),
                row.getObject("day", LocalDate.class),
                Money.ofFen(row.getLong("amount")),
                row.getBoolean("called"));
    }
}
