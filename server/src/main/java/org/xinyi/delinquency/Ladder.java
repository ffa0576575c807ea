package org.xinyi.delinquency;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.Money;
import org.xinyi.scheme.DebtRules;
import org.xinyi.scheme.FollowUpTerms;
import org.xinyi.scheme.FollowUpTerms.Action;
import org.xinyi.scheme.FollowUpTerms.Rung;

/// Computes where an obligation stands: a pure function of the pack's terms, the facts, the log and
/// a moment. A rung runs at the later of its own rule and the previous rung carried out plus its
/// spacing; none is skipped, whatever was paid meanwhile, and none is repeated. A pause does not
/// move the clock: what fell due meanwhile may run when it ends.
///
/// An adverse rung is announced as long before it as the pack keeps it from the rung before; it
/// runs no earlier than that after its announcement and after the end of every pause and
/// dispute.
final class Ladder {

    private final FollowUpTerms terms;
    private final Followed facts;
    private final History history;
    private final Instant asOf;

    private Ladder(FollowUpTerms terms, Followed facts, History history, Instant asOf) {
        this.terms = terms;
        this.facts = facts;
        this.history = history.until(asOf);
        this.asOf = asOf;
    }

    static Position at(FollowUpTerms terms, Followed facts, History history, Instant asOf) {
        Ladder ladder = new Ladder(terms, facts, history, asOf);
        Step step = ladder.step();
        return new Position(ladder.current(), step, ladder.overdueAt(step));
    }

    /// Whether a rung can hurt the debtor.
    static boolean isAdverse(Rung rung) {
        return rung.action() == Action.LIST || rung.action() == Action.CREDIT_FILE;
    }

    /// What stands before a harm to this debtor now, if anything does.
    static Optional<Step> obstacle(String rung, Followed facts, History history) {
        if (facts.debtor().minor()) {
            return Optional.of(new Step.Minor(rung));
        }
        if (!facts.debtor().identified()) {
            return Optional.of(new Step.Unidentified(rung));
        }
        if (history.reliefIsOpen()) {
            return Optional.of(new Step.ReliefFirst(rung));
        }
        return Optional.empty();
    }

    private Step step() {
        if (!facts.open().isPositive()) {
            return new Step.Paid();
        }
        if (facts.debtor().dead()) {
            return new Step.Deceased();
        }
        Rung next = next();
        if (next == null) {
            return new Step.NothingLeft();
        }
        if (history.isUnderWay(next.id())) {
            return new Step.UnderWay(next.id());
        }
        return stop(next).orElseGet(() -> isAdverse(next) ? adverse(next) : plain(next));
    }

    private @Nullable Rung next() {
        return terms.rungs().stream()
                .filter(rung -> history.carriedOut(rung.id()).isEmpty())
                .findFirst()
                .orElse(null);
    }

    private @Nullable String current() {
        return terms.rungs().stream()
                .map(Rung::id)
                .filter(id -> history.carriedOut(id).isPresent())
                .reduce((_, last) -> last)
                .orElse(null);
    }

    /// What stops every rung, adverse or not.
    private Optional<Step> stop(Rung next) {
        Optional<History.Pause> pause = history.pause(asOf);
        if (pause.isPresent()) {
            History.Pause one = pause.get();
            return Optional.of(new Step.Paused(next.id(), one.reason(), one.until()));
        }
        if (!followed().isPositive()) {
            Instant decideBy =
                    history.disputes().stream()
                            .map(Event.DisputeOpened::decideBy)
                            .min(Instant::compareTo)
                            .orElse(asOf);
            return Optional.of(new Step.Disputed(next.id(), decideBy));
        }
        if (facts.insurerPending()) {
            return Optional.of(new Step.InsurerPending(next.id()));
        }
        return Optional.empty();
    }

    private Step plain(Rung next) {
        Instant at = latest(ruleAt(next), spacedAt(next));
        return asOf.isBefore(at)
                ? new Step.Wait(next.id(), at)
                : new Step.Run(next.id(), followed());
    }

    private Step adverse(Rung next) {
        Instant byRule = latest(ruleAt(next), spacedAt(next));
        Optional<Logged> announced = history.announced(next.id());
        if (announced.isEmpty()) {
            Instant announceAt = latest(byRule.minus(next.spacing()), previousAt(next));
            if (asOf.isBefore(announceAt)) {
                return new Step.Wait(next.id(), announceAt);
            }
            Instant runsAt = latest(byRule, asOf.plus(next.spacing()));
            return obstacle(next.id(), facts, history)
                    .orElseGet(() -> new Step.Announce(next.id(), followed(), runsAt));
        }
        Instant at =
                latest(
                        byRule,
                        announced.get().at().plus(next.spacing()),
                        history.lastHeldUntil(asOf)
                                .map(end -> end.plus(next.spacing()))
                                .orElse(byRule));
        if (asOf.isBefore(at)) {
            return new Step.Wait(next.id(), at);
        }
        return obstacle(next.id(), facts, history)
                .or(() -> untold(next))
                .orElseGet(() -> new Step.Run(next.id(), followed()));
    }

    /// A message that is not known to have arrived, unless a later one did or the debtor was spoken
    /// to since.
    private Optional<Step> untold(Rung next) {
        Instant told = history.lastDelivered().orElse(Instant.MIN);
        List<History.Message> open =
                history.messages()
                        .filter(message -> message.at().isAfter(told))
                        .filter(message -> !history.isReachedSince(message.at()))
                        .toList();
        if (open.stream().anyMatch(history::isFailed)) {
            return Optional.of(new Step.Unreachable(next.id()));
        }
        return open.isEmpty()
                ? Optional.empty()
                : Optional.of(new Step.AwaitingDelivery(next.id()));
    }

    private Money followed() {
        return facts.open().minus(history.disputed());
    }

    private Instant ruleAt(Rung rung) {
        return DebtRules.ruleAt(rung, facts.treatmentEndedAt(), facts.dueAt());
    }

    private Instant spacedAt(Rung rung) {
        return previous(rung).map(at -> at.plus(rung.spacing())).orElse(Instant.MIN);
    }

    private Instant previousAt(Rung rung) {
        return previous(rung).orElse(Instant.MIN);
    }

    private Optional<Instant> previous(Rung rung) {
        int index = terms.rungs().indexOf(rung);
        return index == 0
                ? Optional.empty()
                : history.carriedOut(terms.rungs().get(index - 1).id());
    }

    private @Nullable Instant overdueAt(Step step) {
        boolean standsStill =
                switch (step) {
                    case Step.Paid _, Step.Deceased _, Step.Paused _, Step.Disputed _ -> true;
                    case Step.InsurerPending _ -> true;
                    default -> false;
                };
        return standsStill || history.isOverdueNoted()
                ? null
                : facts.dueAt().plus(DebtRules.STRICTLY_MORE);
    }

    private static Instant latest(Instant... moments) {
        return Stream.of(moments).max(Instant::compareTo).orElseThrow();
    }
}
