package org.xinyi.visit;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.DepartmentId;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.sql.Sql;

/// The terms of wards.
@Component
class WardBook {

    private static final String SELECT =
            """
            SELECT department, institution, deposit_per_day, deposit_free_trial
            FROM ward_terms
            WHERE department = ANY(?::bigint[])
            """;

    private static final String PUT =
            """
            INSERT INTO ward_terms (department, institution, deposit_per_day, deposit_free_trial)
            VALUES (:department, :institution, :depositPerDay, :depositFreeTrial)
            ON CONFLICT (department) DO UPDATE
            SET deposit_per_day = EXCLUDED.deposit_per_day,
                deposit_free_trial = EXCLUDED.deposit_free_trial
            """;

    private final Sql sql;

    WardBook(Sql sql) {
        this.sql = sql;
    }

    /// Wards for which nothing was fixed are absent.
    Map<DepartmentId, WardTerms> find(Collection<DepartmentId> wards) {
        return sql
                .over(List.copyOf(new HashSet<>(wards)))
                .ids(ward -> ward)
                .query(
                        SELECT,
                        (row, _) ->
                                new WardTerms(
                                        new DepartmentId(row.getLong("department")),
                                        new InstitutionId(row.getLong("institution")),
                                        Money.ofFen(row.getLong("deposit_per_day")),
                                        row.getBoolean("deposit_free_trial")))
                .stream()
                .collect(Collectors.toMap(WardTerms::department, Function.identity()));
    }

    void put(WardTerms terms) {
        sql.statement(PUT)
                .param("department", terms.department().value())
                .param("institution", terms.institution().value())
                .param("depositPerDay", terms.depositPerDay().fen())
                .param("depositFreeTrial", terms.depositFreeTrial())
                .update();
    }
}
