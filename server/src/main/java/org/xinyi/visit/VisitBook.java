package org.xinyi.visit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.insurance.Coverage;
import org.xinyi.kernel.Coded;
import org.xinyi.kernel.DepartmentId;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.VisitId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.scheme.PackRef;

/// The rows of visits.
@Component
class VisitBook {

    private static final String COLUMNS =
            """
            SELECT v.id, v.kind, v.patient, v.institution, v.department, v.flow, v.line, v.pack,
                v.pack_version, v.coverage, v.registered_at, v.ended_at, v.number, v.ordinary_because
            """;

    private static final String SELECT_BY_ID =
            COLUMNS
                    + """
                    FROM unnest(?::bigint[]) AS k (id)
                    JOIN visit v ON v.id = k.id
                    """;

    private static final String SELECT_FOR_UPDATE =
            COLUMNS
                    + """
                    FROM visit v
                    WHERE v.id = ANY(?::bigint[])
                    ORDER BY v.id
                    FOR UPDATE
                    """;

    private static final String SELECT_BY_NUMBER =
            COLUMNS
                    + """
                    FROM unnest(?::bigint[], ?::text[]) AS k (institution, number)
                    JOIN visit v ON v.institution = k.institution AND v.number = k.number
                    """;

    private static final String INSERT =
            """
            INSERT INTO visit
                (id, kind, patient, institution, department, number, registered_at)
            SELECT * FROM unnest(
                ?::bigint[], ?::smallint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[],
                ?::timestamptz[])
            ON CONFLICT DO NOTHING
            RETURNING id
            """;

    private static final String DECIDE_FLOW =
            """
            UPDATE visit v
            SET flow = d.flow,
                line = d.line,
                pack = d.pack,
                pack_version = d.pack_version,
                coverage = d.coverage,
                ordinary_because = d.because
            FROM unnest(
                ?::bigint[], ?::smallint[], ?::bigint[], ?::text[], ?::integer[], ?::text[],
                ?::text[])
                AS d (id, flow, line, pack, pack_version, coverage, because)
            WHERE v.id = d.id
            """;

    private static final String END =
            """
            UPDATE visit v
            SET ended_at = e.at
            FROM unnest(?::bigint[], ?::timestamptz[]) AS e (id, at)
            WHERE v.id = e.id
                AND v.ended_at IS NULL
            """;

    private static final String IDENTIFY =
            """
            UPDATE visit v
            SET patient = p.patient
            FROM unnest(?::bigint[], ?::bigint[]) AS p (visit, patient)
            WHERE v.id = p.visit
            """;

    private final Sql sql;

    VisitBook(Sql sql) {
        this.sql = sql;
    }

    Map<VisitId, Visit> find(Collection<VisitId> visits) {
        return byId(sql.over(distinct(visits)).ids(id -> id).query(SELECT_BY_ID, VisitBook::visit));
    }

    /// Locks the rows until the caller's transaction ends.
    Map<VisitId, Visit> lock(Collection<VisitId> visits) {
        return byId(
                sql.over(distinct(visits))
                        .ids(id -> id)
                        .query(SELECT_FOR_UPDATE, VisitBook::visit));
    }

    List<Visit> ofNumbers(List<Visit> numbered) {
        return sql.over(numbered)
                .ids(Visit::institution)
                .texts(Visit::number)
                .query(SELECT_BY_NUMBER, VisitBook::visit);
    }

    /// @return those that were new; a taken number leaves its visit alone
    List<VisitId> add(List<Visit> visits) {
        return sql.over(visits)
                .ids(Visit::id)
                .shorts(visit -> visit.kind().code())
                .ids(Visit::patient)
                .ids(Visit::institution)
                .ids(Visit::department)
                .texts(Visit::number)
                .instants(Visit::registeredAt)
                .query(INSERT, (row, _) -> new VisitId(row.getLong("id")));
    }

    void decideFlow(List<Visit> visits) {
        sql.over(visits)
                .ids(Visit::id)
                .shorts(visit -> visit.flow().code())
                .nullableIds(Visit::line)
                .texts(visit -> visit.pack() == null ? null : visit.pack().id())
                .nullableLongs(visit -> visit.pack() == null ? null : (long) visit.pack().version())
                .texts(visit -> visit.coverage().name())
                .texts(Visit::ordinaryBecause)
                .update(DECIDE_FLOW);
    }

    /// @param at when each treatment ended
    record Ended(VisitId visit, Instant at) {}

    void end(List<Ended> ended) {
        sql.over(ended).ids(Ended::visit).instants(Ended::at).update(END);
    }

    /// Whose visit it turned out to be.
    record Patient(VisitId visit, PatientId patient) {}

    void identify(List<Patient> found) {
        sql.over(found).ids(Patient::visit).ids(Patient::patient).update(IDENTIFY);
    }

    private static List<VisitId> distinct(Collection<VisitId> visits) {
        return List.copyOf(new HashSet<>(visits));
    }

    private static Map<VisitId, Visit> byId(List<Visit> visits) {
        return visits.stream().collect(Collectors.toMap(Visit::id, Function.identity()));
    }

    private static Visit visit(ResultSet row, int number) throws SQLException {
        String pack = row.getString("pack");
        Long line = row.getObject("line", Long.class);
        return new Visit(
                new VisitId(row.getLong("id")),
                Coded.of(Visit.Kind.class, row.getInt("kind")),
                new PatientId(row.getLong("patient")),
                new InstitutionId(row.getLong("institution")),
                new DepartmentId(row.getLong("department")),
                Coded.of(Visit.Flow.class, row.getInt("flow")),
                line == null ? null : new LineId(line),
                pack == null ? null : new PackRef(pack, row.getInt("pack_version")),
                Coverage.Scheme.valueOf(row.getString("coverage")),
                row.getObject("registered_at", OffsetDateTime.class).toInstant(),
                instant(row, "ended_at"),
                row.getString("number"),
                row.getString("ordinary_because"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
