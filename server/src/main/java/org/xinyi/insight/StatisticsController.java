package org.xinyi.insight;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
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
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Role;

/// What cities report, and what is still owed behind it.
@RestController
@RequestMapping("/api/v1/{city}")
@Tag(name = "Insight")
class StatisticsController {

    private static final int LIMIT_MAX = 200;
    private static final long DAYS_USUAL = 29;

    /// @param next where to go on, as `after`; absent at the end
    record ArrearPage(@NotNull List<ArrearsPages.Arrear> arrears, @Nullable Long next) {}

    private final StatisticsTaken statistics;
    private final SchemesTaken schemes;
    private final MeansTaken means;
    private final ArrearsPages arrears;
    private final ArrearsGroups groups;
    private final BusinessClock clock;

    StatisticsController(
            StatisticsTaken statistics,
            SchemesTaken schemes,
            MeansTaken means,
            ArrearsPages arrears,
            ArrearsGroups groups,
            BusinessClock clock) {
        this.statistics = statistics;
        this.schemes = schemes;
        this.means = means;
        this.arrears = arrears;
        this.groups = groups;
        this.clock = clock;
    }

    @GetMapping("/statistics")
    @Access({Role.OPERATOR, Role.AUDITOR, Role.FINANCE, Role.HOSPITAL_ADMIN})
    @Operation(
            summary =
                    "The numbers cities report, by hospital and day, of the last 30 days when none"
                            + " are named; hospitals see their own")
    Statistics statistics(
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE)
                    @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable Long institution) {
        LocalDate last = to == null ? clock.today() : to;
        return statistics.take(
                from == null ? last.minusDays(DAYS_USUAL) : from, last, scope(institution));
    }

    @GetMapping("/statistics/schemes")
    @Access({Role.OPERATOR, Role.AUDITOR, Role.FINANCE, Role.HOSPITAL_ADMIN})
    @Operation(
            summary =
                    "The same by scheme beside the ordinary flow: coverage, people, uses, rates,"
                            + " money, time, satisfaction, windows")
    SchemeStatistics schemes(
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE)
                    @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable Long institution) {
        LocalDate last = to == null ? clock.today() : to;
        return schemes.take(
                from == null ? last.minusDays(DAYS_USUAL) : from, last, scope(institution));
    }

    @GetMapping("/statistics/means")
    @Access({Role.OPERATOR, Role.AUDITOR, Role.FINANCE, Role.HOSPITAL_ADMIN})
    @Operation(
            summary =
                    "By which means visits were settled: faces, codes, phones, where and how"
                            + " often, of all that were settled")
    MeansStatistics means(
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE)
                    @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable Long institution) {
        LocalDate last = to == null ? clock.today() : to;
        return means.take(
                from == null ? last.minusDays(DAYS_USUAL) : from, last, scope(institution));
    }

    @GetMapping("/arrears")
    @Access({Role.OPERATOR, Role.AUDITOR, Role.FINANCE})
    @Operation(summary = "What is still owed, bill by bill, oldest first; hospitals see their own")
    ArrearPage arrears(
            @RequestParam(required = false) @Nullable Long institution,
            @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(LIMIT_MAX) int limit) {
        List<ArrearsPages.Arrear> found = arrears.page(scope(institution), overdue, after, limit);
        return new ArrearPage(
                found, found.size() < limit ? null : found.getLast().obligation().value());
    }

    @GetMapping("/arrears/groups")
    @Access({Role.OPERATOR, Role.AUDITOR, Role.FINANCE})
    @Operation(summary = "Who is in arrears, by age; hospitals see their own")
    List<ArrearsGroups.ArrearsGroup> groups(
            @RequestParam(required = false) @Nullable Long institution) {
        return groups.of(scope(institution));
    }

    private static @Nullable InstitutionId scope(@Nullable Long institution) {
        Acting acting = Acting.current();
        if (!acting.isCityWide()) {
            return Objects.requireNonNull(acting.institution());
        }
        return institution == null ? null : new InstitutionId(institution);
    }
}
