package org.xinyi.visit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.insurance.Coverage;
import org.xinyi.insurance.Insurance;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.DepartmentId;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.Results;
import org.xinyi.kernel.Role;
import org.xinyi.kernel.VisitId;
import org.xinyi.kernel.sql.GroupedWrites;

/// Registration, check-in and the end of visits.
@RestController
@RequestMapping("/api/v1/{city}")
@Tag(name = "Visits")
class VisitController {

    private static final int ITEMS_MAX = 1_000;

    /// @param number the hospital's own; the same one again answers the same visit
    /// @param booking the booking it keeps; absent when the patient came without one
    /// @param at when; now when absent
    record NewVisit(
            @NotNull PatientId patient,
            @NotNull InstitutionId institution,
            @NotNull DepartmentId department,
            Visit.@NotNull Kind kind,
            @Nullable @Size(max = 40) String number,
            @Nullable Long booking,
            @Nullable Instant at) {}

    record NewVisits(@NotEmpty @Size(max = ITEMS_MAX) List<@Valid @NotNull NewVisit> visits) {}

    /// @param credit false: the ordinary flow; absent: what was chosen when the scheme was
    /// opened counts, where it is chosen then
    /// @param scheme such as `S04`; the city's default when absent
    /// @param recognition what the patient was recognised by; absent: as the staff know the
    /// patient
    record NewCheckIn(
            @NotNull VisitId visit,
            @Nullable Boolean credit,
            @Nullable String scheme,
            @Nullable Long recognition) {}

    record NewCheckIns(
            @NotEmpty @Size(max = ITEMS_MAX) List<@Valid @NotNull NewCheckIn> checkIns) {}

    /// @param at when the treatment ended; now when absent
    record NewEnd(@NotNull VisitId visit, @Nullable Instant at) {}

    record NewEnds(@NotEmpty @Size(max = ITEMS_MAX) List<@Valid @NotNull NewEnd> ends) {}

    /// @param patient whose visit it turned out to be
    record NewIdentity(@NotNull VisitId visit, @NotNull PatientId patient) {}

    record NewIdentities(
            @NotEmpty @Size(max = ITEMS_MAX) List<@Valid @NotNull NewIdentity> identities) {}

    private final GroupedWrites<Visits.NewVisit, VisitId> registrations;
    private final GroupedWrites<Visits.CheckIn, Visits.CheckedIn> checkIns;
    private final GroupedWrites<Visits.End, VisitId> ends;
    private final GroupedWrites<IdentifyingVisits.Identity, VisitId> identities;
    private final Visits visits;
    private final Viewing viewing;
    private final Insurance insurance;

    VisitController(
            GroupedWrites<Visits.NewVisit, VisitId> registrations,
            GroupedWrites<Visits.CheckIn, Visits.CheckedIn> checkIns,
            GroupedWrites<Visits.End, VisitId> ends,
            GroupedWrites<IdentifyingVisits.Identity, VisitId> identities,
            Visits visits,
            Viewing viewing,
            Insurance insurance) {
        this.registrations = registrations;
        this.checkIns = checkIns;
        this.ends = ends;
        this.identities = identities;
        this.visits = visits;
        this.viewing = viewing;
        this.insurance = insurance;
    }

    @PostMapping("/visits")
    @Access({Role.RECEPTION, Role.NURSE, Role.DOCTOR, Role.PHARMACIST})
    @Operation(summary = "Register visits")
    Results<VisitId> register(
            @RequestHeader("Idempotency-Key") String key, @Valid @RequestBody NewVisits wanted) {
        Caller by = Caller.current();
        return registrations.submit(
                by.client(),
                key,
                wanted.visits().stream()
                        .map(
                                one ->
                                        new Visits.NewVisit(
                                                one.patient(),
                                                one.institution(),
                                                one.department(),
                                                one.kind(),
                                                one.number(),
                                                one.booking(),
                                                one.at(),
                                                by))
                        .toList());
    }

    @PostMapping("/visits/identifications")
    @Access({Role.RECEPTION, Role.NURSE, Role.DOCTOR})
    @Operation(summary = "Say who an unidentified patient is, when the city knows the person")
    Results<VisitId> identify(
            @RequestHeader("Idempotency-Key") String key,
            @Valid @RequestBody NewIdentities wanted) {
        Caller by = Caller.current();
        return identities.submit(
                by.client(),
                key,
                wanted.identities().stream()
                        .map(one -> new IdentifyingVisits.Identity(one.visit(), one.patient(), by))
                        .toList());
    }

    @PostMapping("/visits/check-ins")
    @Access({Role.PATIENT, Role.RECEPTION, Role.NURSE, Role.DOCTOR, Role.PHARMACIST})
    @Operation(
            summary = "Check in with credit or in the ordinary flow",
            description =
                    "By staff, or by patients on their own phones. Whatever stands in the way of"
                            + " credit, the visit goes on in the ordinary flow, and says why.")
    Results<Visits.CheckedIn> checkIn(
            @RequestHeader("Idempotency-Key") String key, @Valid @RequestBody NewCheckIns wanted) {
        Caller by = Caller.current();
        Map<VisitId, Visit> found =
                new HashMap<>(
                        visits.find(wanted.checkIns().stream().map(NewCheckIn::visit).toList()));
        found.values().removeIf(visit -> !CheckingIn.mayDecide(by, visit));
        Map<PatientId, Coverage> coverage = coverage(found);
        return checkIns.submit(
                by.client(),
                key,
                wanted.checkIns().stream()
                        .map(one -> checkIn(one, coverage, found.get(one.visit()), by))
                        .toList(),
                wanted);
    }

    @PostMapping("/visits/ends")
    @Access({Role.DOCTOR, Role.NURSE, Role.RECEPTION, Role.PHARMACIST})
    @Operation(summary = "End treatments: patients leave at once, settlement follows by itself")
    Results<VisitId> end(
            @RequestHeader("Idempotency-Key") String key, @Valid @RequestBody NewEnds wanted) {
        Caller by = Caller.current();
        return ends.submit(
                by.client(),
                key,
                wanted.ends().stream()
                        .map(one -> new Visits.End(one.visit(), one.at(), by))
                        .toList());
    }

    @GetMapping("/visits/{visit}")
    @Access({
        Role.PATIENT,
        Role.DOCTOR,
        Role.NURSE,
        Role.TECHNICIAN,
        Role.PHARMACIST,
        Role.CASHIER,
        Role.RECEPTION,
        Role.FINANCE,
        Role.HOSPITAL_ADMIN,
        Role.OPERATOR,
        Role.AUDITOR
    })
    @Operation(summary = "One visit")
    Visit visit(@PathVariable long visit) {
        return viewing.visit(visit);
    }

    /// The insurer is asked here, before any transaction begins.
    private Map<PatientId, Coverage> coverage(Map<VisitId, Visit> found) {
        return found.values().stream()
                .findFirst()
                .map(
                        first ->
                                insurance.coverage(
                                        found.values().stream()
                                                .map(Visit::patient)
                                                .distinct()
                                                .toList(),
                                        first.institution()))
                .orElse(Map.of());
    }

    private static Visits.CheckIn checkIn(
            NewCheckIn wanted,
            Map<PatientId, Coverage> coverage,
            @Nullable Visit visit,
            Caller by) {
        Coverage known = visit == null ? null : coverage.get(visit.patient());
        return new Visits.CheckIn(
                wanted.visit(),
                wanted.credit(),
                wanted.scheme(),
                wanted.recognition(),
                known == null ? Coverage.Scheme.NONE : known.scheme(),
                by);
    }
}
