package org.xinyi.delinquency;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.credit.Obligation;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PatientId;
import org.xinyi.scheme.PackRef;

/// The ladder of one obligation as patients and staff may see it.
@Component
class Ladders {

    /// @param pack null for an obligation that no scheme follows
    /// @param current the last rung carried out
    /// @param asOf when this was true
    record View(
            @NotNull ObligationId obligation,
            @NotNull PatientId debtor,
            @NotNull InstitutionId institution,
            @Nullable String pack,
            @NotNull Money open,
            @NotNull Money disputed,
            @NotNull Instant dueAt,
            @Nullable String current,
            @NotNull StepView next,
            @NotNull List<Happened> history,
            @NotNull Instant asOf) {}

    /// What comes next, or what stands before it.
    ///
    /// @param state such as `wait`, `paused`, `insurer-pending`, `nothing-left`
    /// @param at when it may run, when a pause ends, or by when a dispute is answered
    record StepView(
            @NotNull String state,
            @Nullable String rung,
            @Nullable Instant at,
            @Nullable PauseReason reason) {}

    /// @param what kind of the action in the log
    record Happened(
            @NotNull Instant at, @NotNull String what, @NotNull Map<String, Object> facts) {}

    private final BusinessClock clock;
    private final Visibility visibility;
    private final Cases cases;

    Ladders(BusinessClock clock, Visibility visibility, Cases cases) {
        this.clock = clock;
        this.visibility = visibility;
        this.cases = cases;
    }

    View of(long obligation) {
        Obligation visible = visibility.visible(obligation);
        Instant now = clock.now();
        Case found = cases.gather(List.of(visible.id())).get(visible.id());
        if (found == null) {
            return notFollowed(visible, now);
        }
        Position position = found.at(now);
        PackRef pack = found.pack().ref();
        return new View(
                visible.id(),
                visible.debtor(),
                visible.institution(),
                pack.toString(),
                found.facts().open(),
                found.history().disputed().min(found.facts().open()),
                visible.dueAt(),
                position.current(),
                view(position.step()),
                found.history().events().stream().map(Ladders::happened).toList(),
                now);
    }

    private static View notFollowed(Obligation visible, Instant now) {
        return new View(
                visible.id(),
                visible.debtor(),
                visible.institution(),
                null,
                visible.amount(),
                Money.ZERO,
                visible.dueAt(),
                null,
                new StepView("not-followed", null, null, null),
                List.of(),
                now);
    }

    private static StepView view(Step step) {
        return switch (step) {
            case Step.Run(String rung, _) -> new StepView(step.name(), rung, null, null);
            case Step.Announce(String rung, _, Instant at) ->
                    new StepView(step.name(), rung, at, null);
            case Step.Wait(String rung, Instant at) -> new StepView(step.name(), rung, at, null);
            case Step.UnderWay(String rung) -> new StepView(step.name(), rung, null, null);
            case Step.Paused(String rung, PauseReason reason, Instant until) ->
                    new StepView(step.name(), rung, until, reason);
            case Step.Disputed(String rung, Instant decideBy) ->
                    new StepView(step.name(), rung, decideBy, null);
            case Step.Held held -> new StepView(held.name(), held.rung(), null, null);
            case Step.Deceased _, Step.Paid _, Step.NothingLeft _ ->
                    new StepView(step.name(), null, null, null);
        };
    }

    private static Happened happened(Logged logged) {
        return new Happened(logged.at(), logged.event().kind(), EventLog.facts(logged.event()));
    }
}
