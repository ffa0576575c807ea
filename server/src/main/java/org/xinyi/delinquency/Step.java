package org.xinyi.delinquency;

import java.time.Instant;
import org.xinyi.kernel.Money;

/// What is to be done about an obligation now, or why nothing is.
sealed interface Step {

    /// @param amount what is followed up: what is open and not disputed
    record Run(String rung, Money amount) implements Step {}

    /// An adverse rung is near: the debtor is told first.
    ///
    /// @param runsAt when the rung may run at the earliest
    record Announce(String rung, Money amount, Instant runsAt) implements Step {}

    /// @param at the earliest moment of the rung, or of its announcement
    record Wait(String rung, Instant at) implements Step {}

    /// The rung waits for a person's work.
    record UnderWay(String rung) implements Step {}

    record Paused(String rung, PauseReason reason, Instant until) implements Step {}

    /// All that is open is disputed.
    ///
    /// @param decideBy the earliest promise of an answer
    record Disputed(String rung, Instant decideBy) implements Step {}

    /// The rung's time has come and something stands before it.
    sealed interface Held extends Step {
        String rung();
    }

    record InsurerPending(String rung) implements Held {}

    /// No minor is listed, nor a grown-up for what was owed as a minor.
    record Minor(String rung) implements Held {}

    record Unidentified(String rung) implements Held {}

    /// Relief is to be looked into first.
    record ReliefFirst(String rung) implements Held {}

    /// No message arrived and nobody was spoken to.
    record Unreachable(String rung) implements Held {}

    /// The carrier has not said yet whether a message arrived.
    record AwaitingDelivery(String rung) implements Held {}

    /// The estate is a matter for people.
    record Deceased() implements Step {}

    record Paid() implements Step {}

    /// Every rung has been carried out.
    record NothingLeft() implements Step {}

    /// The stable name of the kind of step, such as `awaiting-delivery`.
    default String name() {
        return getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(java.util.Locale.ROOT);
    }
}
