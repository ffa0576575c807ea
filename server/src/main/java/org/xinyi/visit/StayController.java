package org.xinyi.visit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.DepartmentId;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.Results;
import org.xinyi.kernel.Role;
import org.xinyi.kernel.VisitId;
import org.xinyi.kernel.sql.GroupedWrites;

/// Admission, beds and discharge. Check-in is that of every visit.
@RestController
@RequestMapping("/api/v1/{city}")
@Tag(name = "Inpatients")
class StayController {

    private static final int ITEMS_MAX = 1_000;
    private static final int DAYS_MAX = 3_650;

    /// @param ward where the patient lies
    /// @param admittedAt now when absent
    /// @param number the hospital's own; the same one again answers the same stay
    /// @param deposit what is asked of this patient; the ward's amount per day when absent
    record NewAdmission(
            @NotNull PatientId patient,
            @NotNull InstitutionId institution,
            @NotNull DepartmentId ward,
            @NotBlank @Size(max = 20) String bed,
            @Nullable Instant admittedAt,
            @Nullable @Min(1) @Max(DAYS_MAX) Integer expectedDays,
            @Nullable @Size(max = 40) String number,
            @Nullable Money deposit) {

        NewAdmission {
            if (deposit != null && deposit.isNegative()) {
                throw new IllegalArgumentException("a deposit that is not negative");
            }
        }
    }

    record NewAdmissions(
            @NotEmpty @Size(max = ITEMS_MAX) List<@Valid @NotNull NewAdmission> admissions) {}

    record NewBed(
            @NotNull VisitId visit,
            @NotNull DepartmentId ward,
            @NotBlank @Size(max = 20) String bed,
            @Nullable Instant at) {}

    record NewBeds(@NotEmpty @Size(max = ITEMS_MAX) List<@Valid @NotNull NewBed> beds) {}

    /// @param at when the treatment ended; now when absent
    record NewDischarge(@NotNull VisitId visit, @Nullable Instant at) {}

    record NewDischarges(
            @NotEmpty @Size(max = ITEMS_MAX) List<@Valid @NotNull NewDischarge> discharges) {}

    private final GroupedWrites<AdmittingPatients.NewAdmission, VisitId> admissions;
    private final GroupedWrites<MovingBeds.Move, VisitId> moves;
    private final GroupedWrites<Visits.End, VisitId> discharges;

    StayController(
            GroupedWrites<AdmittingPatients.NewAdmission, VisitId> admissions,
            GroupedWrites<MovingBeds.Move, VisitId> moves,
            GroupedWrites<Visits.End, VisitId> discharges) {
        this.admissions = admissions;
        this.moves = moves;
        this.discharges = discharges;
    }

    @PostMapping("/admissions")
    @Access({Role.RECEPTION, Role.NURSE, Role.DOCTOR})
    @Operation(summary = "Admit patients; the deposit is decided at check-in")
    Results<VisitId> admit(
            @RequestHeader("Idempotency-Key") String key,
            @Valid @RequestBody NewAdmissions wanted) {
        Caller by = Caller.current();
        return admissions.submit(
                by.client(),
                key,
                wanted.admissions().stream()
                        .map(
                                one ->
                                        new AdmittingPatients.NewAdmission(
                                                one.patient(),
                                                one.institution(),
                                                one.ward(),
                                                one.bed(),
                                                one.admittedAt(),
                                                one.expectedDays(),
                                                one.number(),
                                                one.deposit(),
                                                by))
                        .toList());
    }

    @PostMapping("/stays/beds")
    @Access({Role.RECEPTION, Role.NURSE, Role.DOCTOR})
    @Operation(summary = "Move inpatients to other beds or wards")
    Results<VisitId> move(
            @RequestHeader("Idempotency-Key") String key, @Valid @RequestBody NewBeds wanted) {
        Caller by = Caller.current();
        return moves.submit(
                by.client(),
                key,
                wanted.beds().stream()
                        .map(
                                one ->
                                        new MovingBeds.Move(
                                                one.visit(), one.ward(), one.bed(), one.at(), by))
                        .toList());
    }

    @PostMapping("/discharges")
    @Access({Role.RECEPTION, Role.NURSE, Role.DOCTOR})
    @Operation(summary = "Discharge: the patient leaves at once, settlement follows by itself")
    Results<VisitId> discharge(
            @RequestHeader("Idempotency-Key") String key,
            @Valid @RequestBody NewDischarges wanted) {
        Caller by = Caller.current();
        return discharges.submit(
                by.client(),
                key,
                wanted.discharges().stream()
                        .map(one -> new Visits.End(one.visit(), one.at(), by))
                        .toList());
    }
}
