package org.xinyi.visit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.VisitId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.scheme.CareRules;
import org.xinyi.scheme.Schemes;

/// Visits whose registration costs nothing: the patient comes again to the same department so
/// soon that a scheme of the city waives the fee. Days are counted by the calendar. It is a
/// price, not a way to pay: whoever pays in the ordinary way has it too.
@Component
class FreeFollowUps {

    /// Visits of outpatients and emergencies alone: 1 and 2. Whoever was registered and went
    /// away again has not been seen: of an earlier visit something was done, 1, 3 or 4.
    private static final String SELECT =
            """
            SELECT v.id, v.registered_at, max(earlier.registered_at) AS earlier
            FROM visit v
            JOIN visit earlier
                ON earlier.patient = v.patient
                AND earlier.department = v.department
                AND earlier.registered_at < v.registered_at
            WHERE v.id = ANY(?::bigint[])
                AND v.kind IN (1, 2)
                AND earlier.kind IN (1, 2)
                AND EXISTS (
                    SELECT 1
                    FROM service_order o
                    JOIN order_event e ON e.order_id = o.id
                    WHERE o.visit = earlier.id
                        AND e.kind IN (1, 3, 4))
            GROUP BY v.id
            """;

    private final Sql sql;
    private final Schemes schemes;

    FreeFollowUps(Sql sql, Schemes schemes) {
        this.sql = sql;
        this.schemes = schemes;
    }

    private record Again(VisitId visit, LocalDate day, Duration sinceLast) {}

    /// @param visits for which a registration is ordered
    Set<VisitId> among(Collection<VisitId> visits) {
        Set<VisitId> free = new HashSet<>();
        if (!visits.isEmpty()) {
            for (Again again :
                    sql.over(List.copyOf(visits)).ids(id -> id).query(SELECT, FreeFollowUps::row)) {
                if (isFree(again)) {
                    free.add(again.visit);
                }
            }
        }
        return free;
    }

    private boolean isFree(Again again) {
        return schemes.active(again.day).stream()
                .anyMatch(pack -> !CareRules.registrationFee(pack, again.sinceLast).outcome());
    }

    private static Again row(ResultSet row, int number) throws SQLException {
        LocalDate day = day(row, "registered_at");
        long days = ChronoUnit.DAYS.between(day(row, "earlier"), day);
        return new Again(new VisitId(row.getLong("id")), day, Duration.ofDays(days));
    }

    private static LocalDate day(ResultSet row, String column) throws SQLException {
        return BusinessClock.dateOf(
                Objects.requireNonNull(row.getObject(column, OffsetDateTime.class)).toInstant());
    }
}
