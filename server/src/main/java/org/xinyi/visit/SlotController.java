package org.xinyi.visit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
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
import org.xinyi.kernel.Results;
import org.xinyi.kernel.Role;

/// When a department takes how many patients.
@RestController
@RequestMapping("/api/v1/{city}/departments/{department}/slots")
@Tag(name = "Bookings")
class SlotController {

    private static final int ITEMS_MAX = 1_000;
    private static final int CAPACITY_MAX = 10_000;
    private static final int DAYS_MAX = 31;
    private static final int DAYS = 14;

    /// @param capacity 0 closes it to new bookings
    record NewSlot(
            @NotNull LocalDate date,
            @NotNull LocalTime start,
            @NotNull LocalTime end,
            @Min(0) @Max(CAPACITY_MAX) int capacity) {}

    record NewSlots(@NotEmpty @Size(max = ITEMS_MAX) List<@Valid @NotNull NewSlot> slots) {}

    /// @param free places left
    record SlotView(
            long id,
            @NotNull DepartmentId department,
            @NotNull Instant startsAt,
            @NotNull Instant endsAt,
            int capacity,
            int free) {

        static SlotView of(BookingSlot slot) {
            return new SlotView(
                    slot.id(),
                    slot.department(),
                    slot.startsAt(),
                    slot.endsAt(),
                    slot.capacity(),
                    slot.free());
        }
    }

    record Slots(@NotNull List<SlotView> slots) {}

    private final SettingSlots setting;
    private final SlotBook book;
    private final Viewing viewing;
    private final BusinessClock clock;

    SlotController(SettingSlots setting, SlotBook book, Viewing viewing, BusinessClock clock) {
        this.setting = setting;
        this.book = book;
        this.viewing = viewing;
        this.clock = clock;
    }

    @PutMapping
    @Access(Role.HOSPITAL_ADMIN)
    @Operation(summary = "Set slots; one that begins at the same time is changed")
    Results<SlotView> set(@PathVariable long department, @Valid @RequestBody NewSlots wanted) {
        return Results.of(
                setting
                        .set(
                                viewing.department(department),
                                wanted.slots().stream()
                                        .map(
                                                one ->
                                                        new SettingSlots.Wanted(
                                                                one.date(),
                                                                one.start(),
                                                                one.end(),
                                                                one.capacity()))
                                        .toList())
                        .stream()
                        .map(outcome -> outcome.map(SlotView::of))
                        .toList());
    }

    @GetMapping
    @Access({
        Role.PATIENT,
        Role.RECEPTION,
        Role.NURSE,
        Role.DOCTOR,
        Role.HOSPITAL_ADMIN,
        Role.OPERATOR,
        Role.AUDITOR
    })
    @Operation(summary = "Slots that have not begun and have places left, two weeks from today on")
    Slots free(
            @PathVariable long department,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate to,
            @RequestParam(defaultValue = "false") boolean full) {
        LocalDate first = from == null ? clock.today() : from;
        LocalDate wanted = to == null ? first.plusDays(DAYS) : to;
        LocalDate last =
                wanted.isAfter(first.plusDays(DAYS_MAX)) ? first.plusDays(DAYS_MAX) : wanted;
        Instant now = clock.now();
        return new Slots(
                book
                        .of(
                                viewing.bookable(department).id(),
                                BusinessClock.startOf(first),
                                BusinessClock.startOf(last.plusDays(1)))
                        .stream()
                        .filter(slot -> slot.startsAt().isAfter(now))
                        .filter(slot -> full || slot.free() > 0)
                        .map(SlotView::of)
                        .toList());
    }
}
