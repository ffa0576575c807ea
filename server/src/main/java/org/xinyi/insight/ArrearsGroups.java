package org.xinyi.insight;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.sql.Sql;

/// Who is in arrears, in groups of age: enough to see whom to help, and nobody in person.
@Component
class ArrearsGroups {

    enum Ages {
        UNDER_35,
        FROM_35,
        FROM_60,
        UNKNOWN
    }

    /// @param people who owe
    /// @param open what they owe after its due day, now
    record ArrearsGroup(@NotNull Ages ages, long people, long bills, @NotNull Money open) {}

    /// 3 is the code of `LINE`; an entry on a line has it on exactly one side.
    private static final String SELECT =
            """
            SELECT ages, count(DISTINCT debtor) AS people, count(DISTINCT id) AS bills,
                sum(fen) AS open
            FROM (
                SELECT o.id, o.debtor,
                    CASE e.debit WHEN 3 THEN e.amount ELSE -e.amount END AS fen,
                    CASE
                        WHEN p.born_on IS NULL THEN 'UNKNOWN'
                        WHEN p.born_on > :day::date - interval '35 years' THEN 'UNDER_35'
                        WHEN p.born_on > :day::date - interval '60 years' THEN 'FROM_35'
                        ELSE 'FROM_60'
                    END AS ages
                FROM obligation o
                JOIN patient p ON p.id = o.debtor
                JOIN entry e
                    ON e.line = o.line
                    AND o.id = CASE e.debit WHEN 3 THEN e.debit_key ELSE e.credit_key END
                WHERE o.closed_at IS NULL
                    AND o.due_at < :today::timestamptz
                    AND o.institution = coalesce(:institution::bigint, o.institution)
            ) AS told
            GROUP BY ages
            ORDER BY sum(fen) DESC, ages
            """;

    private final Sql sql;
    private final BusinessClock clock;

    ArrearsGroups(Sql sql, BusinessClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// The group that owes most first.
    ///
    /// @param institution null: the whole city
    List<ArrearsGroup> of(@Nullable InstitutionId institution) {
        return sql.statement(SELECT)
                .param("institution", institution == null ? null : institution.value())
                .param("day", clock.today().toString())
                .param("today", BusinessClock.startOf(clock.today()).toString())
                .query(
                        (row, _) ->
                                new ArrearsGroup(
                                        Ages.valueOf(row.getString("ages")),
                                        row.getLong("people"),
                                        row.getLong("bills"),
                                        Money.ofFen(row.getLong("open"))))
                .list();
    }
}
