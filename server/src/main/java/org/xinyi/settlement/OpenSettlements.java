package org.xinyi.settlement;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.VisitId;
import org.xinyi.kernel.sql.Sql;

/// Visits about which the insurer has not had its last word: a bill of theirs is being settled, or
/// a refund is settling one again.
@Component
public class OpenSettlements {

    /// 1 is the code of `PREPARED`, and of a refund that waits.
    private static final String SELECT =
            """
            SELECT DISTINCT s.visit
            FROM settlement s
            WHERE s.visit = ANY(?::bigint[])
                AND (s.state = 1
                    OR EXISTS (
                        SELECT FROM refund r
                        WHERE r.settlement = s.id
                            AND r.state = 1))
            """;

    private final Sql sql;

    OpenSettlements(Sql sql) {
        this.sql = sql;
    }

    /// Those among the visits.
    public Set<VisitId> among(Collection<VisitId> visits) {
        return new HashSet<>(
                sql.over(List.copyOf(visits))
                        .ids(visit -> visit)
                        .query(SELECT, (row, _) -> new VisitId(row.getLong("visit"))));
    }
}
