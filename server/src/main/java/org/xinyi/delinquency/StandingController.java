package org.xinyi.delinquency;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.Money;
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
    /// @param changes the least that would make the outcome another one; empty when only people
    /// can
    record StandingView(
            @NotNull String scheme,
            @NotNull String pack,
            @NotNull Standing standing,
            @NotNull String rule,
            @Nullable String source,
            @Nullable String assumption,
            @NotNull List<Pack.Text> reasons,
            @NotNull List<Decision.Change> changes) {}

    /// How somebody stood at a moment of the past.
    ///
    /// @param open what was owed in all
    /// @param standings under each scheme that was active then
    /// @param bills what was owed then, in order of the end of treatment
    record StandingThen(
            @NotNull Instant at,
            @NotNull Money open,
            @NotNull List<SchemeThen> standings,
            @NotNull List<BillThen> bills) {}

    record SchemeThen(@NotNull String scheme, @NotNull Standing standing) {}

    record BillThen(
            @NotNull Instant treatmentEndedAt,
            @NotNull Money amount,
            @NotNull Money open,
            @NotNull List<RungThen> rungs) {}

    record RungThen(@NotNull String rung, @NotNull Instant begunAt) {}

    private final Standings standings;
    private final PastStandings past;
    private final BusinessClock clock;

    StandingController(Standings standings, PastStandings past, BusinessClock clock) {
        this.standings = standings;
        this.past = past;
        this.clock = clock;
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

    @GetMapping("/patients/{patient}/standing/at")
    @Access({Role.PATIENT, Role.OPERATOR, Role.AUDITOR})
    @Operation(
            summary = "How a person stood at a moment of the past",
            description = "From packs, entries and the action log alone; later facts do not count.")
    StandingThen at(@PathVariable long patient, @RequestParam Instant moment) {
        PatientId person = Visibility.person(patient);
        Instant now = clock.now();
        Instant asOf = moment.isAfter(now) ? now : moment;
        return then(past.of(person, asOf), asOf);
    }

    private static StandingThen then(StandingRegister.Entry entry, Instant at) {
        return new StandingThen(
                at,
                entry.open(),
                entry.standings().entrySet().stream()
                        .map(one -> new SchemeThen(one.getKey(), Standing.valueOf(one.getValue())))
                        .toList(),
                entry.bills().stream().map(StandingController::then).toList());
    }

    private static BillThen then(StandingRegister.Bill bill) {
        return new BillThen(
                bill.treatmentEndedAt(),
                bill.amount(),
                bill.open(),
                bill.rungs().entrySet().stream()
                        .map(one -> new RungThen(one.getKey(), one.getValue()))
                        .toList());
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
