package org.xinyi.visit;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.DepartmentId;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.VisitId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.people.Institutions;
import org.xinyi.people.Patients;
import org.xinyi.people.Person;

/// Visits, page by page.
@Component
class VisitLists {

    /// How far a visit has come.
    enum VisitState {
        /// The treatment goes on.
        OPEN,
        ENDED
    }

    /// @param patientName masked
    /// @param ordinaryBecause why not on credit, a problem type, when credit was wanted
    record VisitRow(
            @NotNull VisitId visit,
            Visit.@NotNull Kind kind,
            @NotNull PatientId patient,
            @NotNull String patientName,
            @NotNull InstitutionId institution,
            @NotNull String institutionZh,
            @NotNull String institutionEn,
            @NotNull DepartmentId department,
            @NotNull String departmentZh,
            @NotNull String departmentEn,
            Visit.@NotNull Flow flow,
            @Nullable String ordinaryBecause,
            @NotNull Instant registeredAt,
            @Nullable Instant endedAt,
            @Nullable String number) {}

    /// @param next where to go on, as `after`; absent at the end
    record VisitPage(@NotNull List<VisitRow> visits, @Nullable Long next) {}

    private static final String SELECT_OF_INSTITUTION =
            """
            SELECT v.id
            FROM visit v
            WHERE v.institution = :institution
                AND v.registered_at >= :from::timestamptz
                AND v.registered_at < :until::timestamptz
                AND (:kind::smallint IS NULL OR v.kind = :kind)
                AND (:ended::boolean IS NULL OR (v.ended_at IS NOT NULL) = :ended)
                AND (:after::bigint IS NULL OR (v.registered_at, v.id) > (
                    SELECT a.registered_at, a.id
                    FROM visit a
                    WHERE a.id = :after))
            ORDER BY v.registered_at, v.id
            LIMIT :limit
            """;

    private static final String SELECT_OF_PATIENT =
            """
            SELECT v.id
            FROM visit v
            WHERE v.patient = :patient
                AND (:everywhere OR v.institution = :institution)
                AND (:after::bigint IS NULL OR (v.registered_at, v.id) < (
                    SELECT a.registered_at, a.id
                    FROM visit a
                    WHERE a.id = :after))
            ORDER BY v.registered_at DESC, v.id DESC
            LIMIT :limit
            """;

    private final Sql sql;
    private final VisitBook book;
    private final Institutions institutions;
    private final Patients patients;

    VisitLists(Sql sql, VisitBook book, Institutions institutions, Patients patients) {
        this.sql = sql;
        this.book = book;
        this.institutions = institutions;
        this.patients = patients;
    }

    /// @param kind null: all
    /// @param state null: all
    record Filter(LocalDate day, Visit.@Nullable Kind kind, @Nullable VisitState state) {}

    /// Those registered on a day, in that order.
    VisitPage of(InstitutionId institution, Filter filter, PageWanted wanted) {
        Visit.Kind kind = filter.kind;
        return page(
                sql.statement(SELECT_OF_INSTITUTION)
                        .param("institution", institution.value())
                        .param("from", BusinessClock.startOf(filter.day).toString())
                        .param("until", BusinessClock.startOf(filter.day.plusDays(1)).toString())
                        .param("kind", kind == null ? null : kind.code())
                        .param("ended", filter.state == null ? null : isEnded(filter.state))
                        .param("after", wanted.after())
                        .param("limit", wanted.limit() + 1)
                        .query((row, _) -> new VisitId(row.getLong("id")))
                        .list(),
                wanted);
    }

    /// Newest first; to staff those of their institution.
    VisitPage of(PatientId patient, PageWanted wanted) {
        Acting acting = Acting.current();
        InstitutionId institution = acting.institution();
        return page(
                sql.statement(SELECT_OF_PATIENT)
                        .param("patient", patient.value())
                        .param("everywhere", acting.isCityWide() || acting.isPatient(patient))
                        .param("institution", institution == null ? null : institution.value())
                        .param("after", wanted.after())
                        .param("limit", wanted.limit() + 1)
                        .query((row, _) -> new VisitId(row.getLong("id")))
                        .list(),
                wanted);
    }

    private VisitPage page(List<VisitId> read, PageWanted wanted) {
        List<VisitId> page = wanted.cut(read);
        Map<VisitId, Visit> found = book.find(page);
        Map<PatientId, Person> people =
                patients.find(found.values().stream().map(Visit::patient).distinct().toList());
        return new VisitPage(
                page.stream()
                        .filter(found::containsKey)
                        .map(found::get)
                        .map(visit -> row(visit, people.get(visit.patient())))
                        .toList(),
                wanted.next(read, VisitId::value));
    }

    private VisitRow row(Visit visit, @Nullable Person patient) {
        Institutions.Institution institution = institutions.find(visit.institution()).orElseThrow();
        Institutions.Department department =
                institutions.department(visit.department()).orElseThrow();
        return new VisitRow(
                visit.id(),
                visit.kind(),
                visit.patient(),
                patient == null ? "" : patient.nameMasked(),
                visit.institution(),
                institution.nameZh(),
                institution.nameEn(),
                visit.department(),
                department.nameZh(),
                department.nameEn(),
                visit.flow(),
                visit.ordinaryBecause(),
                visit.registeredAt(),
                visit.endedAt(),
                visit.number());
    }

    private static boolean isEnded(VisitState state) {
        return state == VisitState.ENDED;
    }
}
