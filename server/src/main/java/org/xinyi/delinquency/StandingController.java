package org.xinyi.delinquency;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.Role;
import org.xinyi.scheme.Decision;
import org.xinyi.scheme.Pack;
import org.xinyi.scheme.Provenance;

/// How a person stands, and what would change it.
@RestController
@RequestMapping("/api/v1/{city}")
@Tag(name = "Standing")
class StandingController {

    /// @param rule path in the pack of the rule that decided
    /// @param source where the rule comes from; null for an assumption
    /// @param assumption why the rule was assumed; null when it has a source
    /// @param changes the least that would make the outcome another one; empty when only people can
    record StandingView(
            @NotNull String scheme,
            @NotNull String pack,
            @NotNull Standing standing,
            @NotNull String rule,
            @Nullable String source,
            @Nullable String assumption,
            @NotNull List<Pack.Text> reasons,
            @NotNull List<Decision.Change> changes) {}

    private final Standings standings;

    StandingController(Standings standings) {
        this.standings = standings;
    }

    @GetMapping("/patients/{patient}/standing")
    @Access({Role.PATIENT, Role.OPERATOR, Role.AUDITOR})
    @Operation(summary = "A person's standing under each scheme, the rule, and what lifts it")
    List<StandingView> standing(
            @PathVariable long patient, @RequestParam(required = false) @Nullable String scheme) {
        PatientId person = Visibility.person(patient);
        if (scheme == null) {
            return standings.of(person).stream().map(StandingController::view).toList();
        }
        return List.of(
                standings
                        .of(person, scheme)
                        .map(StandingController::view)
                        .orElseThrow(
                                () ->
                                        new RefusedException(
                                                new DelinquencyRefusal.SchemeNotFollowed(scheme))));
    }

    private static StandingView view(Decision<Standing> decision) {
        String source =
                decision.origin() instanceof Provenance.Origin.Source(String reference)
                        ? reference
                        : null;
        String assumption =
                decision.origin() instanceof Provenance.Origin.Assumption(String reason)
                        ? reason
                        : null;
        return new StandingView(
                decision.pack().id(),
                decision.pack().toString(),
                decision.outcome(),
                decision.rule(),
                source,
                assumption,
                decision.reasons(),
                decision.changes());
    }
}
