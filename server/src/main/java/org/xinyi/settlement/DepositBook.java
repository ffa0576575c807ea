package org.xinyi.settlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.VisitId;
import org.xinyi.kernel.sql.Sql;

/// The rows of deposits.
@Component
class DepositBook {

    private static final Duration LEASE = Duration.ofSeconds(15);

    private static final String INSERT =
            """
            INSERT INTO deposit (id, visit, patient, institution, amount, at, obligation, state)
            VALUES (:id, :visit, :patient, :institution, :amount, :at::timestamptz, :obligation, 1)
            """;

    private static final String TAKE =
            """
            UPDATE deposit
            SET leased_until = :until::timestamptz
            WHERE id IN (
                SELECT id
                FROM deposit
                WHERE state = 1
                    AND (leased_until IS NULL OR leased_until < :now::timestamptz)
                ORDER BY id
                LIMIT :most
                FOR UPDATE SKIP LOCKED)
            RETURNING id, visit, patient, institution, obligation, amount,
                amount - used - returned AS remaining
            """;

    private static final String HOLD =
            """
            UPDATE deposit
            SET amount = ?, state = 2
            WHERE id = ?
                AND state = 1
            """;

    private static final String CLOSE =
            """
            UPDATE deposit
            SET state = 3
            WHERE id = ?
            """;

    private static final String USE =
            """
            UPDATE deposit AS d
            SET used = d.used + t.amount
            FROM unnest(?::bigint[], ?::bigint[]) AS t (id, amount)
            WHERE d.id = t.id
            """;

    private static final String HELD =
            """
            SELECT id, visit, patient, institution, obligation, amount,
                amount - used - returned AS remaining
            FROM deposit
            WHERE visit = ANY(?::bigint[])
                AND state = 2
            ORDER BY id
            FOR UPDATE
            """;

    private static final String STAYS_HOLDING =
            """
            SELECT visit
            FROM deposit
            WHERE state = 2
            ORDER BY visit
            """;

    private static final String RETURN =
            """
            UPDATE deposit
            SET returned = amount - used, state = 3
            WHERE id = ANY(?::bigint[])
            """;

    private final Sql sql;
    private final Clock wall;

    DepositBook(Sql sql, Clock wall) {
        this.sql = sql;
        this.wall = wall;
    }

    void want(Deposit deposit, Instant at) {
        sql.statement(INSERT)
                .param("id", deposit.id())
                .param("visit", deposit.visit().value())
                .param("patient", deposit.patient().value())
                .param("institution", deposit.institution().value())
                .param("amount", deposit.amount().fen())
                .param("at", at.toString())
                .param("obligation", deposit.obligation().value())
                .update();
    }

    /// Takes some that are to be drawn, for a while.
    List<Deposit> take(int most) {
        Instant now = wall.instant();
        return sql.inTransaction(
                () ->
                        sql.statement(TAKE)
                                .param("now", now.toString())
                                .param("until", now.plus(LEASE).toString())
                                .param("most", most)
                                .query(DepositBook::deposit)
                                .list());
    }

    /// @return false when another has done it
    boolean hold(Deposit deposit, Money drawn) {
        return sql.statement(HOLD).param(drawn.fen()).param(deposit.id()).update() == 1;
    }

    void close(Deposit deposit) {
        sql.statement(CLOSE).param(deposit.id()).update();
    }

    private record Use(long deposit, Money amount) {}

    /// Uses so much of what is held for each stay, the oldest first.
    ///
    /// @throws IllegalStateException when less is held: what was promised has to be there
    void use(Map<VisitId, Money> wanted) {
        Map<VisitId, Money> open = new HashMap<>(wanted);
        List<Use> uses = new ArrayList<>();
        for (Deposit one : held(wanted.keySet())) {
            Money use = one.left().min(open.getOrDefault(one.visit(), Money.ZERO));
            uses.add(new Use(one.id(), use));
            open.computeIfPresent(one.visit(), (_, still) -> still.minus(use));
        }
        open.values().removeIf(still -> !still.isPositive());
        if (!open.isEmpty()) {
            throw new IllegalStateException("Promised of deposits and not held: " + open);
        }
        sql.over(uses).longs(Use::deposit).money(Use::amount).update(USE);
    }

    /// The stays that a deposit is held for.
    List<VisitId> staysHolding() {
        return sql.statement(STAYS_HOLDING)
                .query((row, _) -> new VisitId(row.getLong("visit")))
                .list();
    }

    /// Those held for these stays, locked.
    List<Deposit> held(Collection<VisitId> stays) {
        return sql.over(List.copyOf(stays)).ids(stay -> stay).query(HELD, DepositBook::deposit);
    }

    void giveBack(List<Deposit> deposits) {
        sql.over(deposits).longs(Deposit::id).update(RETURN);
    }

    private static Deposit deposit(ResultSet row, int number) throws SQLException {
        return new Deposit(
                row.getLong("id"),
                new VisitId(row.getLong("visit")),
                new PatientId(row.getLong("patient")),
                new InstitutionId(row.getLong("institution")),
                new ObligationId(row.getLong("obligation")),
                Money.ofFen(row.getLong("amount")),
                Money.ofFen(row.getLong("remaining")));
    }
}
