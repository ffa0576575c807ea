package org.xinyi.visit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.Role;
import org.xinyi.kernel.VisitId;
import org.xinyi.kernel.sql.Requests;

/// "How was it today?"
@RestController
@RequestMapping("/api/v1/{city}")
@Tag(name = "Satisfaction")
class SatisfactionController {

    private static final int SCORE_MAX = 5;
    private static final int SATISFIED = 4;
    private static final int TEXT_MAX = 500;
    private static final int MINUTES_MAX = 1_440;

    /// @param score 1 bad to 5 good
    /// @param waitedMinutes in all, as it felt
    record NewRating(
            @Min(1) @Max(SCORE_MAX) int score,
            @Nullable @Size(max = TEXT_MAX) String text,
            @Nullable @Min(0) @Max(MINUTES_MAX) Integer waitedMinutes) {}

    record Rated(@NotNull VisitId visit, int score) {}

    /// @param scores how many gave 1, 2, 3, 4 and 5
    /// @param averageScore two places; absent when nobody answered
    /// @param satisfiedPercent who gave 4 or 5, two places; absent when nobody answered
    /// @param averageWaitedMinutes as patients felt it; absent when nobody said
    record SatisfactionOfFlow(
            Visit.@NotNull Flow flow,
            long count,
            @NotNull List<Long> scores,
            @Nullable BigDecimal averageScore,
            @Nullable BigDecimal satisfiedPercent,
            @Nullable BigDecimal averageWaitedMinutes) {}

    record SatisfactionSummary(@NotNull LocalDate day, @NotNull List<SatisfactionOfFlow> flows) {}

    private final SatisfactionBook book;
    private final Viewing viewing;
    private final Requests requests;
    private final BusinessClock clock;

    SatisfactionController(
            SatisfactionBook book, Viewing viewing, Requests requests, BusinessClock clock) {
        this.book = book;
        this.viewing = viewing;
        this.requests = requests;
        this.clock = clock;
    }

    @PostMapping("/visits/{visit}/satisfaction")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Role.PATIENT)
    @Operation(summary = "Say how a visit was, once")
    Rated rate(
            @PathVariable long visit,
            @RequestHeader("Idempotency-Key") String key,
            @Valid @RequestBody NewRating wanted) {
        Visit found = viewing.visit(visit);
        SatisfactionBook.Rating rating =
                new SatisfactionBook.Rating(wanted.score(), wanted.text(), wanted.waitedMinutes());
        return requests.once(
                new Requests.Request<>(
                        Acting.current().client(),
                        VisitOperation.RATE,
                        key,
                        rating,
                        visit + " " + rating),
                Rated.class,
                one -> {
                    if (!book.add(found, one, clock.now())) {
                        throw new RefusedException(new VisitRefusal.SatisfactionGiven(visit));
                    }
                    return new Rated(found.id(), one.score());
                });
    }

    @GetMapping("/institutions/{institution}/satisfaction")
    @Access({Role.FINANCE, Role.HOSPITAL_ADMIN, Role.OPERATOR, Role.AUDITOR})
    @Operation(summary = "What patients said on a day, by flow")
    SatisfactionSummary summary(
            @PathVariable long institution,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate day) {
        LocalDate asked = day == null ? clock.today() : day;
        List<SatisfactionBook.Tally> tallies =
                book.tally(
                        viewing.institution(institution),
                        BusinessClock.startOf(asked),
                        BusinessClock.startOf(asked.plusDays(1)));
        List<SatisfactionOfFlow> flows = new ArrayList<>();
        for (Visit.Flow flow : Visit.Flow.values()) {
            List<SatisfactionBook.Tally> ofFlow =
                    tallies.stream().filter(one -> one.flow() == flow).toList();
            if (!ofFlow.isEmpty()) {
                flows.add(summary(flow, ofFlow));
            }
        }
        return new SatisfactionSummary(asked, flows);
    }

    static SatisfactionOfFlow summary(Visit.Flow flow, List<SatisfactionBook.Tally> tallies) {
        List<Long> scores = new ArrayList<>();
        for (int score = 1; score <= SCORE_MAX; score++) {
            int wanted = score;
            scores.add(sum(tallies, one -> one.score() == wanted ? one.count() : 0));
        }
        long count = sum(tallies, SatisfactionBook.Tally::count);
        return new SatisfactionOfFlow(
                flow,
                count,
                scores,
                ratio(sum(tallies, one -> one.score() * one.count()), count),
                ratio(100 * sum(tallies, one -> one.score() >= SATISFIED ? one.count() : 0), count),
                ratio(
                        sum(tallies, SatisfactionBook.Tally::minutes),
                        sum(tallies, SatisfactionBook.Tally::timed)));
    }

    private static long sum(
            List<SatisfactionBook.Tally> tallies, ToLongFunction<SatisfactionBook.Tally> value) {
        return tallies.stream().mapToLong(value).sum();
    }

    private static @Nullable BigDecimal ratio(long sum, long count) {
        return count == 0
                ? null
                : BigDecimal.valueOf(sum)
                        .divide(BigDecimal.valueOf(count), 2, RoundingMode.HALF_UP);
    }
}
