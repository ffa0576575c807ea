package org.xinyi.app.cities;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.insight.Overview;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.City;
import org.xinyi.kernel.Refusal;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.Role;

/// The numbers of a demonstration city, for everyone to watch.
@RestController
@Tag(name = "Insight")
class LiveController {

    /// The numbers of a real city are for its operator.
    record FiguresNotPublic(String city) implements Refusal {
        @Override
        public Category category() {
            return Category.FORBIDDEN;
        }
    }

    private final CityRegistry registry;
    private final LiveFigures figures;
    private final BusinessClock clock;

    LiveController(CityRegistry registry, LiveFigures figures, BusinessClock clock) {
        this.registry = registry;
        this.figures = figures;
        this.clock = clock;
    }

    @GetMapping("/api/v1/{city}/live")
    @Access(Role.ANYONE)
    @Operation(
            summary =
                    "The overview of a demonstration city, a second old or more; today when no day"
                            + " is named")
    Overview live(
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE)
                    @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE)
                    @Nullable LocalDate to) {
        City city = City.current();
        if (!registry.record(city).movable()) {
            throw new RefusedException(new FiguresNotPublic(city.code()));
        }
        LocalDate last = to == null ? clock.today() : to;
        return figures.of(from == null ? last : from, last);
    }
}
