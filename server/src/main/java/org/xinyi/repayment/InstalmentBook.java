package org.xinyi.repayment;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.JournalId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.sql.Sql;

/// The rows of plans and their instalments.
@Component
class InstalmentBook {

    private static final String INSERT =
            """
            INSERT INTO instalment_plan
                (id, obligation, debtor, principal, annual_rate, total, agreed_at, journal)
            VALUES (:id, :obligation, :debtor, :principal, :rate, :total, :at::timestamptz, :journal)
            """;

    private static final String INSERT_PARTS =
            """
            INSERT INTO instalment
                (obligation, plan, number, due_on, principal, shown_charge)
            SELECT * FROM unnest(
                ?::bigint[], ?::bigint[], ?::integer[], ?::date[], ?::bigint[], ?::bigint[])
            """;

    private static final String SELECT_BY_DEBTOR =
            """
            SELECT id, obligation, debtor, principal, annual_rate, total, agreed_at, journal
            FROM instalment_plan
            WHERE debtor = ?
            ORDER BY id
            """;

    private static final String SELECT_PARTS =
            """
            SELECT plan, obligation, number, due_on, principal, shown_charge
            FROM instalment
            WHERE plan = ANY(?::bigint[])
            ORDER BY plan, number
            """;

    private static final String SELECT_FALLING_DUE =
            """
            SELECT i.plan, i.obligation, p.annual_rate
            FROM instalment i
            JOIN instalment_plan p ON p.id = i.plan
            WHERE i.number > 1
                AND i.charge IS NULL
                AND i.due_on <= ?::date
            ORDER BY i.due_on, i.obligation
            """;

    private static final String CHARGE =
            """
            UPDATE instalment
            SET charge = ?
            WHERE obligation = ?
                AND charge IS NULL
            """;

    /// An instalment whose charge falls due.
    record Due(long plan, ObligationId instalment, BigDecimal annualRate) {}

    record Row(long plan, InstalmentPlan.Part part) {}

    private final Sql sql;

    InstalmentBook(Sql sql) {
        this.sql = sql;
    }

    void add(InstalmentPlan plan) {
        sql.statement(INSERT)
                .param("id", plan.id())
                .param("obligation", plan.obligation().value())
                .param("debtor", plan.debtor().value())
                .param("principal", plan.principal().fen())
                .param("rate", plan.annualRate())
                .param("total", plan.total().fen())
                .param("at", plan.agreedAt().toString())
                .param("journal", plan.journal().value())
                .update();
        sql.over(plan.parts())
                .ids(InstalmentPlan.Part::obligation)
                .longs(_ -> plan.id())
                .longs(part -> part.planned().number())
                .texts(part -> part.planned().dueOn().toString())
                .money(part -> part.planned().principal())
                .money(part -> part.planned().charge())
                .update(INSERT_PARTS);
    }

    /// A debtor's plans, the oldest first.
    List<InstalmentPlan> of(PatientId debtor) {
        List<InstalmentPlan> plans =
                sql.statement(SELECT_BY_DEBTOR)
                        .param(debtor.value())
                        .query((row, _) -> plan(row))
                        .list();
        Map<Long, List<InstalmentPlan.Part>> parts = new HashMap<>();
        parts(plans.stream().map(InstalmentPlan::id).toList())
                .forEach(
                        row ->
                                parts.computeIfAbsent(row.plan, _ -> new ArrayList<>())
                                        .add(row.part));
        return plans.stream()
                .map(plan -> plan.with(parts.getOrDefault(plan.id(), List.of())))
                .toList();
    }

    List<Row> parts(List<Long> plans) {
        return sql.over(plans).longs(plan -> plan).query(SELECT_PARTS, (row, _) -> row(row));
    }

    /// Those whose charge falls due on a day or has before, and stands in no book yet. The first is
    /// free.
    List<Due> fallingDue(LocalDate day) {
        return sql.statement(SELECT_FALLING_DUE)
                .param(day.toString())
                .query(
                        (row, _) ->
                                new Due(
                                        row.getLong("plan"),
                                        new ObligationId(row.getLong("obligation")),
                                        row.getBigDecimal("annual_rate")))
                .list();
    }

    /// @return false when it has been charged before
    boolean charge(ObligationId instalment, Money charge) {
        return sql.statement(CHARGE).param(charge.fen()).param(instalment.value()).update() == 1;
    }

    private static InstalmentPlan plan(ResultSet row) throws SQLException {
        return new InstalmentPlan(
                row.getLong("id"),
                new ObligationId(row.getLong("obligation")),
                new PatientId(row.getLong("debtor")),
                Money.ofFen(row.getLong("principal")),
                row.getBigDecimal("annual_rate").stripTrailingZeros(),
                Money.ofFen(row.getLong("total")),
                row.getObject("agreed_at", OffsetDateTime.class).toInstant(),
                new JournalId(row.getLong("journal")),
                List.of());
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("plan"),
                new InstalmentPlan.Part(
                        new ObligationId(row.getLong("obligation")),
                        new InstalmentSchedule.Part(
                                row.getInt("number"),
                                row.getObject("due_on", LocalDate.class),
                                Money.ofFen(row.getLong("principal")),
                                Money.ofFen(row.getLong("shown_charge")))));
    }
}
