package org.xinyi.visit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.DepartmentId;
import org.xinyi.kernel.Results;
import org.xinyi.kernel.Role;
import org.xinyi.kernel.VisitId;
import org.xinyi.kernel.sql.GroupedWrites;

/// Stations, and what waiting they come to.
@RestController
@RequestMapping("/api/v1/{city}")
@Tag(name = "Stations")
class StationController {

    private static final int ITEMS_MAX = 1_000;

    /// @param kind one that the hospital alone knows of; others are noted here
    /// @param department absent: the visit's own
    /// @param at when; now when absent
    record NewStation(
            @NotNull VisitId visit,
            Station.@NotNull Kind kind,
            @Nullable DepartmentId department,
            @Nullable Instant at) {}

    record NewStations(
            @NotEmpty @Size(max = ITEMS_MAX) List<@Valid @NotNull NewStation> stations) {}

    record VisitStations(@NotNull List<Station> stations) {}

    record Waiting(@NotNull LocalDate day, @NotNull List<WaitingTimes.WaitingTime> spans) {}

    private final GroupedWrites<AddingStations.NewStation, VisitId> additions;
    private final Viewing viewing;
    private final Stations stations;
    private final WaitingTimes waiting;
    private final BusinessClock clock;

    StationController(
            GroupedWrites<AddingStations.NewStation, VisitId> additions,
            Viewing viewing,
            Stations stations,
            WaitingTimes waiting,
            BusinessClock clock) {
        this.additions = additions;
        this.viewing = viewing;
        this.stations = stations;
        this.waiting = waiting;
        this.clock = clock;
    }

    @PostMapping("/stations")
    @Access({
        Role.RECEPTION,
        Role.NURSE,
        Role.DOCTOR,
        Role.TECHNICIAN,
        Role.PHARMACIST,
        Role.CASHIER
    })
    @Operation(summary = "Note where patients were, and when")
    Results<VisitId> add(
            @RequestHeader("Idempotency-Key") String key, @Valid @RequestBody NewStations wanted) {
        Caller by = Caller.current();
        return additions.submit(
                by.client(),
                key,
                wanted.stations().stream()
                        .map(
                                one ->
                                        new AddingStations.NewStation(
                                                one.visit(),
                                                one.kind(),
                                                one.department(),
                                                one.at(),
                                                by))
                        .toList());
    }

    @GetMapping("/visits/{visit}/stations")
    @Access({
        Role.PATIENT,
        Role.DOCTOR,
        Role.NURSE,
        Role.TECHNICIAN,
        Role.PHARMACIST,
        Role.RECEPTION,
        Role.HOSPITAL_ADMIN,
        Role.OPERATOR,
        Role.AUDITOR
    })
    @Operation(summary = "Where the patient of a visit was, and when")
    VisitStations of(@PathVariable long visit) {
        return new VisitStations(stations.of(List.of(viewing.visit(visit).id())));
    }

    @GetMapping("/institutions/{institution}/waiting")
    @Access({Role.FINANCE, Role.HOSPITAL_ADMIN, Role.OPERATOR, Role.AUDITOR})
    @Operation(summary = "How long the patients registered on a day waited, by flow")
    Waiting waiting(
            @PathVariable long institution,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate day) {
        LocalDate asked = day == null ? clock.today() : day;
        return new Waiting(asked, waiting.of(viewing.institution(institution), asked));
    }
}
