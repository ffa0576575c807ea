package org.xinyi.visit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.DepartmentId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.Role;
import org.xinyi.people.Institutions;

/// Wards: their terms, who lies in them, and what each day came to.
@RestController
@RequestMapping("/api/v1/{city}")
@Tag(name = "Inpatients")
class WardController {

    /// @param depositPerDay what is asked beforehand for each day expected
    /// @param depositFreeTrial whether it takes part where a scheme waives deposits in trial wards
    record NewWardTerms(@NotNull Money depositPerDay, boolean depositFreeTrial) {

        NewWardTerms {
            if (depositPerDay.isNegative()) {
                throw new IllegalArgumentException("a deposit that is not negative");
            }
        }
    }

    private final Viewing viewing;
    private final WardBook wards;
    private final WardBoard board;
    private final DailyBills bills;
    private final BusinessClock clock;

    WardController(
            Viewing viewing,
            WardBook wards,
            WardBoard board,
            DailyBills bills,
            BusinessClock clock) {
        this.viewing = viewing;
        this.wards = wards;
        this.board = board;
        this.bills = bills;
        this.clock = clock;
    }

    @PutMapping("/departments/{ward}/ward-terms")
    @Access(Role.HOSPITAL_ADMIN)
    @Operation(summary = "Fix the deposit of a ward and whether it takes part in a trial")
    WardTerms set(@PathVariable long ward, @Valid @RequestBody NewWardTerms wanted) {
        Institutions.Department department = viewing.department(ward);
        if (department.kind() != Institutions.DepartmentKind.WARD) {
            throw new RefusedException(new VisitRefusal.DepartmentUnknown(ward));
        }
        WardTerms terms =
                new WardTerms(
                        department.id(),
                        department.institution(),
                        wanted.depositPerDay(),
                        wanted.depositFreeTrial());
        wards.put(terms);
        return terms;
    }

    @GetMapping("/institutions/{institution}/inpatients")
    @Access({
        Role.DOCTOR,
        Role.NURSE,
        Role.RECEPTION,
        Role.CASHIER,
        Role.FINANCE,
        Role.HOSPITAL_ADMIN,
        Role.OPERATOR,
        Role.AUDITOR
    })
    @Operation(summary = "Who lies in, with running charges, deposits and exposure")
    WardBoard.InpatientPage inpatients(
            @PathVariable long institution,
            @RequestParam(required = false) @Nullable Long ward,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(defaultValue = "50") int limit) {
        return board.of(
                viewing.institution(institution),
                ward == null ? null : new DepartmentId(ward),
                PageWanted.of(after, limit));
    }

    @GetMapping("/visits/{visit}/daily-bill")
    @Access({
        Role.PATIENT,
        Role.DOCTOR,
        Role.NURSE,
        Role.CASHIER,
        Role.RECEPTION,
        Role.FINANCE,
        Role.HOSPITAL_ADMIN,
        Role.OPERATOR,
        Role.AUDITOR
    })
    @Operation(summary = "What was done for an inpatient on a day, and the stay so far")
    DailyBill dailyBill(
            @PathVariable long visit,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate day) {
        return bills.of(viewing.visit(visit), day == null ? clock.today() : day);
    }
}
