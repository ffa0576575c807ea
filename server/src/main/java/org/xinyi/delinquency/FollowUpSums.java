package org.xinyi.delinquency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.sql.Sql;

/// Counts what follow-up has done, for a city or one of its institutions.
@Component
class FollowUpSums {

    /// @param made calls that somebody made
    /// @param waiting obligations that somebody has yet to be called about
    record Calls(long made, long waiting) {}

    /// @param lifted those that are on no list any more
    record Listed(long listed, long lifted) {}

    record Given(long bills, Money amount, Money recovered) {}

    /// @param claimed asked for, whatever the answer
    record Subsidy(long claims, Money claimed, Money granted, Money received, Money givenBack) {}

    private static final String NOTICES =
            """
            SELECT rung, count(*) AS done
            FROM rung_done
            WHERE action = 'SMS'
                AND (:institution::bigint IS NULL OR institution = :institution)
            GROUP BY rung
            ORDER BY rung
            """;

    private static final String CALLS =
            """
            SELECT
                (SELECT count(*) FROM call_made
                    WHERE :institution::bigint IS NULL OR institution = :institution) AS made,
                (SELECT count(*) FROM call_task
                    WHERE ended_at IS NULL
                        AND (:institution::bigint IS NULL OR institution = :institution)) AS waiting
            """;

    /// A listing that puts nobody on a list outside is over when its last effect is.
    private static final String LISTED =
            """
            SELECT count(*) AS listed,
                count(*) FILTER (WHERE over OR (lists > 0 AND lists_working = 0)) AS lifted
            FROM (
                SELECT l.over_at IS NOT NULL AS over,
                    count(*) FILTER (WHERE e.effect <> ALL (:credit::text[])) AS lists,
                    count(*) FILTER (
                        WHERE e.effect <> ALL (:credit::text[])
                            AND e.ended_at IS NULL) AS lists_working
                FROM listing l
                JOIN listing_effect e ON e.listing = l.id
                WHERE :institution::bigint IS NULL OR l.institution = :institution
                GROUP BY l.id, l.over_at) AS each_one
            """;

    private static final String GIVEN =
            """
            SELECT count(*) AS bills,
                coalesce(sum(written_off), 0) AS amount,
                coalesce(sum(recovered), 0) AS recovered
            FROM allowance
            WHERE :institution::bigint IS NULL OR institution = :institution
            """;

    private static final String SUBSIDY =
            """
            SELECT count(*) AS claims,
                coalesce(sum(amount), 0) AS claimed,
                coalesce(sum(granted), 0) AS granted,
                coalesce(sum(paid), 0) AS received,
                coalesce(sum(given_back), 0) AS given_back
            FROM claim
            WHERE bearer = 'FISCAL'
                AND (:institution::bigint IS NULL OR institution = :institution)
            """;

    private static final String CREDIT = "{CREDIT_SUSPENDED,CREDIT_CANCELLED}";

    private final Sql sql;

    FollowUpSums(Sql sql) {
        this.sql = sql;
    }

    /// How many messages each rung has sent.
    Map<String, Long> notices(@Nullable InstitutionId institution) {
        Map<String, Long> rungs = new LinkedHashMap<>();
        of(NOTICES, institution)
                .query((row, _) -> rungs.put(row.getString("rung"), row.getLong("done")))
                .list();
        return rungs;
    }

    Calls calls(@Nullable InstitutionId institution) {
        return of(CALLS, institution)
                .query((row, _) -> new Calls(row.getLong("made"), row.getLong("waiting")))
                .single();
    }

    Listed listed(@Nullable InstitutionId institution) {
        return of(LISTED, institution)
                .param("credit", CREDIT)
                .query((row, _) -> new Listed(row.getLong("listed"), row.getLong("lifted")))
                .single();
    }

    Given writtenOff(@Nullable InstitutionId institution) {
        return of(GIVEN, institution)
                .query(
                        (row, _) ->
                                new Given(
                                        row.getLong("bills"),
                                        money(row, "amount"),
                                        money(row, "recovered")))
                .single();
    }

    Subsidy subsidy(@Nullable InstitutionId institution) {
        return of(SUBSIDY, institution)
                .query(
                        (row, _) ->
                                new Subsidy(
                                        row.getLong("claims"),
                                        money(row, "claimed"),
                                        money(row, "granted"),
                                        money(row, "received"),
                                        money(row, "given_back")))
                .single();
    }

    private JdbcClient.StatementSpec of(String select, @Nullable InstitutionId institution) {
        return sql.statement(select)
                .param("institution", institution == null ? null : institution.value());
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return Money.ofFen(row.getLong(column));
    }
}
