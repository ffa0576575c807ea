package org.xinyi.insight;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.Role;

/// The numbers of a city, or of the caller's institution.
@RestController
@RequestMapping("/api/v1/{city}")
@Tag(name = "Insight")
class OverviewController {

    private final Overviews overviews;
    private final BusinessClock clock;

    OverviewController(Overviews overviews, BusinessClock clock) {
        this.overviews = overviews;
        this.clock = clock;
    }

    @GetMapping("/overview")
    @Access({Role.OPERATOR, Role.AUDITOR, Role.FINANCE, Role.HOSPITAL_ADMIN})
    @Operation(
            summary =
                    "What happened from one day to another, today when none is named; hospitals see"
                            + " their own")
    Overview overview(
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE)
                    @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE)
                    @Nullable LocalDate to) {
        LocalDate last = to == null ? clock.today() : to;
        Acting acting = Acting.current();
        return overviews.take(
                from == null ? last : from,
                last,
                acting.isCityWide() ? null : Objects.requireNonNull(acting.institution()));
    }
}
