package org.xinyi.app.cities;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.City;
import org.xinyi.kernel.Refusal;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.Role;

/// Cities and their clocks.
@RestController
@Tag(name = "Cities")
class CityController {

    /// @param startsAt business time of a movable city at its beginning; it stands still until set
    record NewCity(
            @NotNull @Pattern(regexp = "[a-z][a-z0-9]{1,30}") String code,
            @NotBlank String nameZh,
            @NotBlank String nameEn,
            @NotNull @Pattern(regexp = "\\d{6}") String region,
            boolean movable,
            @Nullable Instant startsAt) {}

    record CityView(
            @NotNull String code,
            @NotNull String nameZh,
            @NotNull String nameEn,
            @NotNull String region,
            boolean movable) {}

    /// @param now business time
    /// @param runs whether time goes on by itself
    record ClockSetting(@NotNull Instant now, boolean runs) {}

    record ClockView(@NotNull Instant now, boolean movable) {}

    /// The clock of a real city is the wall clock.
    record ClockFixed(String city) implements Refusal {
        @Override
        public Category category() {
            return Category.FORBIDDEN;
        }
    }

    /// Time goes forward only: what was done stays done.
    record ClockGoesForward(Instant now) implements Refusal {
        @Override
        public Category category() {
            return Category.CONFLICT;
        }
    }

    private final CityRegistry registry;
    private final CityWork work;

    CityController(CityRegistry registry, CityWork work) {
        this.registry = registry;
        this.work = work;
    }

    @GetMapping("/api/v1/cities")
    @Access(Role.ANYONE)
    @Operation(summary = "The cities of this server")
    List<CityView> cities() {
        return registry.records().stream()
                .map(CityController::view)
                .sorted(Comparator.comparing(CityView::code))
                .toList();
    }

    @PostMapping("/api/v1/cities")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Role.PLATFORM)
    @Operation(summary = "Add a city; answers the existing one when it is there")
    CityView add(@Valid @RequestBody NewCity wanted) {
        City city = new City(wanted.code());
        CityRecord added =
                registry.add(
                        new CityRecord(
                                city,
                                wanted.nameZh(),
                                wanted.nameEn(),
                                wanted.region(),
                                wanted.movable(),
                                wanted.movable() ? wanted.startsAt() : null,
                                null,
                                false));
        work.startCity(city);
        return view(added);
    }

    @GetMapping("/api/v1/{city}/clock")
    @Access(Role.ANYONE)
    @Operation(summary = "Business time of the city")
    ClockView clock() {
        City city = City.current();
        return new ClockView(registry.businessTime(city), registry.record(city).movable());
    }

    /// Answers when everything that fell due on the way has been done. A night gives what is under
    /// way the time to finish, as a real one would.
    @PutMapping("/api/v1/{city}/clock")
    @Access({Role.PLATFORM, Role.OPERATOR})
    @Operation(summary = "Move the clock of a demo or test city forward")
    ClockView setClock(@Valid @RequestBody ClockSetting setting) {
        City city = City.current();
        if (!registry.record(city).movable()) {
            throw new RefusedException(new ClockFixed(city.code()));
        }
        Instant before = registry.businessTime(city);
        if (setting.now().isBefore(before)) {
            throw new RefusedException(new ClockGoesForward(before));
        }
        if (!BusinessClock.dateOf(before).equals(BusinessClock.dateOf(setting.now()))) {
            work.drain();
        }
        registry.setClock(city, setting.now(), setting.runs());
        work.catchUp();
        return clock();
    }

    private static CityView view(CityRecord city) {
        return new CityView(
                city.city().code(), city.nameZh(), city.nameEn(), city.region(), city.movable());
    }
}
