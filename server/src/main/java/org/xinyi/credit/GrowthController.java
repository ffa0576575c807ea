package org.xinyi.credit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.Role;
import org.xinyi.scheme.Pack;
import org.xinyi.scheme.Schemes;
import org.xinyi.scheme.ScoringTerms;

/// How a limit has grown, and what makes it grow.
@RestController
@RequestMapping("/api/v1/{city}/credit-lines/{line}/growth")
@Tag(name = "Credit limits")
class GrowthController {

    /// @param level of service; absent where the scheme knows none
    /// @param paidInTime bills that count towards the next raise
    /// @param needed so many raise it; absent where it does not grow
    /// @param step by so much
    /// @param withinDays what was paid longer ago counts no more
    /// @param cap it grows no further than this; absent where the scheme knows none
    record GrowthView(
            @NotNull LineId line,
            @Nullable Integer level,
            int paidInTime,
            @Nullable Integer needed,
            @Nullable Money step,
            @Nullable Integer withinDays,
            @Nullable Money cap,
            @NotNull List<RaiseView> raises) {}

    /// @param rule path in the pack of what raised it
    record RaiseView(
            @NotNull Instant at,
            @NotNull Money from,
            @NotNull Money to,
            @Nullable Integer level,
            @NotNull String pack,
            @NotNull String rule) {}

    private final BusinessClock clock;
    private final LineLimits limits;
    private final RaisesByRule raises;
    private final Growth growth;
    private final Schemes schemes;

    GrowthController(
            BusinessClock clock,
            LineLimits limits,
            RaisesByRule raises,
            Growth growth,
            Schemes schemes) {
        this.clock = clock;
        this.limits = limits;
        this.raises = raises;
        this.growth = growth;
        this.schemes = schemes;
    }

    @GetMapping
    @Access({Role.PATIENT, Role.OPERATOR, Role.AUDITOR})
    @Operation(summary = "What has raised a limit by itself, and what will")
    GrowthView growth(@PathVariable long line) {
        Line found = limits.limited(new LineId(line));
        Acting acting = Acting.current();
        boolean open =
                acting.patient() == null
                        || acting.isPatient(found.debtor())
                        || acting.isPatient(found.patient());
        if (!open || found.pack() == null) {
            throw new RefusedException(new CreditRefusal.LineUnknown(line));
        }
        Pack pack = schemes.version(found.pack());
        ScoringTerms.Growth terms = pack.credit().scoring().growth();
        List<RaisesByRule.Raise> made = raises.of(found.id());
        return new GrowthView(
                found.id(),
                pack.credit().scoring().levels() ? level(made) : null,
                terms == null ? 0 : counted(terms, found),
                terms == null ? null : Integer.valueOf(terms.payments()),
                terms == null ? null : terms.step(),
                terms == null ? null : Integer.valueOf((int) terms.within().toDays()),
                terms == null ? null : pack.credit().cap(),
                made.stream().map(GrowthController::view).toList());
    }

    private int counted(ScoringTerms.Growth terms, Line line) {
        return (int)
                growth.stand(line, clock.now()).paid().stream()
                        .filter(ago -> ago.compareTo(terms.within()) <= 0)
                        .count();
    }

    private static Integer level(List<RaisesByRule.Raise> made) {
        Integer last = made.isEmpty() ? null : made.getLast().level();
        return last == null ? Integer.valueOf(RaisingByRule.FIRST_LEVEL) : last;
    }

    private static RaiseView view(RaisesByRule.Raise one) {
        return new RaiseView(
                one.at(), one.from(), one.to(), one.level(), one.pack().toString(), one.rule());
    }
}
