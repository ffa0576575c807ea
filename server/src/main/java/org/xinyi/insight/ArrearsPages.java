package org.xinyi.insight;

import jakarta.validation.constraints.NotNull;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.VisitId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.people.Patients;
import org.xinyi.people.Person;

/// What is still owed, bill by bill, oldest first.
@Component
class ArrearsPages {

    /// @param name of who owes, masked
    /// @param scheme under which it arose; null for what the ordinary flow owes
    record Arrear(
            @NotNull ObligationId obligation,
            @NotNull PatientId debtor,
            @NotNull String name,
            @NotNull InstitutionId institution,
            @NotNull VisitId visit,
            @Nullable String scheme,
            @NotNull Money amount,
            @NotNull Money open,
            @NotNull Instant treatmentEndedAt,
            @NotNull Instant dueAt) {

        Arrear named(Map<PatientId, Person> people) {
            Person person = people.get(debtor);
            return new Arrear(
                    obligation,
                    debtor,
                    person == null ? "" : person.nameMasked(),
                    institution,
                    visit,
                    scheme,
                    amount,
                    open,
                    treatmentEndedAt,
                    dueAt);
        }
    }

    /// 3 is the code of `LINE`; an entry on a line has it on exactly one side. 11 is the code of
    /// `CHARGES`.
    private static final String SELECT =
            """
            SELECT o.id, o.debtor, o.institution, o.visit, o.pack, o.amount, o.treatment_ended_at,
                o.due_at, open.amount + coalesce(charges.amount, 0) AS open
            FROM obligation o
            CROSS JOIN LATERAL (
                SELECT sum(CASE e.debit WHEN 3 THEN e.amount ELSE -e.amount END) AS amount
                FROM entry e
                WHERE e.line = o.line
                    AND o.id = CASE e.debit WHEN 3 THEN e.debit_key ELSE e.credit_key END
            ) AS open
            CROSS JOIN LATERAL (
                SELECT sum(CASE e.debit WHEN 11 THEN e.amount ELSE -e.amount END) AS amount
                FROM entry e
                WHERE (e.debit = 11 OR e.credit = 11)
                    AND o.id = CASE e.debit WHEN 11 THEN e.debit_key ELSE e.credit_key END
            ) AS charges
            WHERE o.closed_at IS NULL
                AND o.id > :after
                AND o.institution = coalesce(:institution::bigint, o.institution)
                AND (NOT :overdue OR o.due_at < :today::timestamptz)
            ORDER BY o.id
            LIMIT :limit
            """;

    private final Sql sql;
    private final BusinessClock clock;
    private final Patients patients;

    ArrearsPages(Sql sql, BusinessClock clock, Patients patients) {
        this.sql = sql;
        this.clock = clock;
        this.patients = patients;
    }

    /// @param institution null: the whole city
    /// @param overdue only what was due on an earlier day than today
    List<Arrear> page(@Nullable InstitutionId institution, boolean overdue, long after, int limit) {
        List<Arrear> found =
                sql.statement(SELECT)
                        .param("institution", institution == null ? null : institution.value())
                        .param("overdue", overdue)
                        .param("today", BusinessClock.startOf(clock.today()).toString())
                        .param("after", after)
                        .param("limit", limit)
                        .query(ArrearsPages::arrear)
                        .list();
        Map<PatientId, Person> people =
                patients.find(found.stream().map(Arrear::debtor).collect(Collectors.toSet()));
        return found.stream().map(one -> one.named(people)).toList();
    }

    private static Arrear arrear(ResultSet row, int number) throws SQLException {
        return new Arrear(
                new ObligationId(row.getLong("id")),
                new PatientId(row.getLong("debtor")),
                "",
                new InstitutionId(row.getLong("institution")),
                new VisitId(row.getLong("visit")),
                row.getString("pack"),
                Money.ofFen(row.getLong("amount")),
                Money.ofFen(row.getLong("open")),
                instant(row, "treatment_ended_at"),
                instant(row, "due_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class)).toInstant();
    }
}
