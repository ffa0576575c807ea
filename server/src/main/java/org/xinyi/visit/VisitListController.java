package org.xinyi.visit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.DepartmentId;
import org.xinyi.kernel.Role;

/// Lists of visits, of work to do, and of what wants a look.
@RestController
@RequestMapping("/api/v1/{city}")
@Tag(name = "Visits")
class VisitListController {

    private final Viewing viewing;
    private final VisitLists visits;
    private final WorkLists work;
    private final AlertLists alerts;
    private final BusinessClock clock;

    VisitListController(
            Viewing viewing,
            VisitLists visits,
            WorkLists work,
            AlertLists alerts,
            BusinessClock clock) {
        this.viewing = viewing;
        this.visits = visits;
        this.work = work;
        this.alerts = alerts;
        this.clock = clock;
    }

    @GetMapping("/institutions/{institution}/visits")
    @Access({
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
    @Operation(summary = "Visits registered on a day")
    VisitLists.VisitPage ofInstitution(
            @PathVariable long institution,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate day,
            @RequestParam(required = false) Visit.@Nullable Kind kind,
            @RequestParam(required = false) VisitLists.@Nullable VisitState state,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(defaultValue = "50") int limit) {
        return visits.of(
                viewing.institution(institution),
                new VisitLists.Filter(day(day), kind, state),
                PageWanted.of(after, limit));
    }

    @GetMapping("/patients/{patient}/visits")
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
    @Operation(summary = "Visits of a patient, newest first")
    VisitLists.VisitPage ofPatient(
            @PathVariable long patient,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(defaultValue = "50") int limit) {
        return visits.of(viewing.patient(patient), PageWanted.of(after, limit));
    }

    @GetMapping("/departments/{department}/orders")
    @Access({
        Role.DOCTOR,
        Role.NURSE,
        Role.TECHNICIAN,
        Role.PHARMACIST,
        Role.RECEPTION,
        Role.HOSPITAL_ADMIN,
        Role.OPERATOR,
        Role.AUDITOR
    })
    @Operation(summary = "What a department was asked for on a day and has not done yet")
    WorkLists.WorkPage toDo(
            @PathVariable long department,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate day,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(defaultValue = "50") int limit) {
        return work.of(viewing.department(department), day(day), PageWanted.of(after, limit));
    }

    @GetMapping("/orders/{order}")
    @Access({
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
    @Operation(summary = "One order as it stands, as when its code is scanned")
    WorkLists.WorkRow order(@PathVariable long order) {
        return work.of(order);
    }

    @GetMapping("/institutions/{institution}/alerts")
    @Access({
        Role.DOCTOR,
        Role.NURSE,
        Role.TECHNICIAN,
        Role.PHARMACIST,
        Role.FINANCE,
        Role.HOSPITAL_ADMIN,
        Role.OPERATOR,
        Role.AUDITOR
    })
    @Operation(summary = "Done but unbilled, paid but undone, and what else does not add up")
    AlertLists.AlertPage alerts(
            @PathVariable long institution,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate day,
            @RequestParam(required = false) AlertBook.@Nullable OrderAlert kind,
            @RequestParam(required = false) @Nullable Long department,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(defaultValue = "50") int limit) {
        return alerts.of(
                new AlertBook.Place(
                        viewing.institution(institution),
                        day(day),
                        department == null ? null : new DepartmentId(department)),
                kind,
                PageWanted.of(after, limit));
    }

    private LocalDate day(@Nullable LocalDate asked) {
        return asked == null ? clock.today() : asked;
    }
}
