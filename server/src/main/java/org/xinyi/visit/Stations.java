package org.xinyi.visit;

import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Coded;
import org.xinyi.kernel.DepartmentId;
import org.xinyi.kernel.VisitId;
import org.xinyi.kernel.sql.Sql;

/// The stations of visits.
@Component
class Stations {

    private static final String INSERT =
            """
            INSERT INTO station (visit, kind, department, at)
            SELECT * FROM unnest(
                ?::bigint[], ?::smallint[], ?::bigint[], ?::timestamptz[])
            """;

    private static final String SELECT =
            """
            SELECT visit, kind, department, at
            FROM station
            WHERE visit = ANY(?::bigint[])
            ORDER BY visit, at, kind
            """;

    private final Sql sql;

    Stations(Sql sql) {
        this.sql = sql;
    }

    void add(List<Station> stations) {
        sql.over(stations)
                .ids(Station::visit)
                .shorts(station -> station.kind().code())
                .nullableIds(Station::department)
                .instants(Station::at)
                .update(INSERT);
    }

    List<Station> of(Collection<VisitId> visits) {
        return sql.over(List.copyOf(visits))
                .ids(visit -> visit)
                .query(
                        SELECT,
                        (row, _) -> {
                            Long department = row.getObject("department", Long.class);
                            return new Station(
                                    new VisitId(row.getLong("visit")),
                                    Coded.of(Station.Kind.class, row.getInt("kind")),
                                    department == null ? null : new DepartmentId(department),
                                    row.getObject("at", java.time.OffsetDateTime.class)
                                            .toInstant());
                        });
    }
}
