package org.xinyi.credit;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.sql.Sql;

/// The open lines of schemes that people pay back, their own and those of whom they signed for.
@Component
public class DebtorLines {

    /// 1 is the code of `SCHEME`.
    private static final String SELECT =
            """
            SELECT id, kind, patient, debtor, parent, pack, pack_version, institution, lender,
                lender_number, closed_at
            FROM credit_line
            WHERE debtor = ANY(?::bigint[])
                AND kind = 1
                AND closed_at IS NULL
            ORDER BY id
            """;

    private final Sql sql;

    DebtorLines(Sql sql) {
        this.sql = sql;
    }

    /// People without one are absent.
    public Map<PatientId, List<Line>> of(Collection<PatientId> debtors) {
        return sql
                .over(List.copyOf(debtors))
                .ids(debtor -> debtor)
                .query(SELECT, LineBook::line)
                .stream()
                .collect(Collectors.groupingBy(Line::debtor));
    }
}
