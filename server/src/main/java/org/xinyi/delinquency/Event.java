package org.xinyi.delinquency;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.Money;
import org.xinyi.scheme.FollowUpTerms.Effect;
import org.xinyi.scheme.PackRef;

/// What the action log holds about an obligation. Ladder and standing are computed from these and
/// nothing else that happened; each stands in the log under its [#kind] with ids, codes, amounts
/// and times alone.
sealed interface Event {

    /// The kind of the action that carries it.
    default String kind() {
        return EventKind.of(getClass());
    }

    /// A rung that needs a person's work waits for it.
    record RungBegun(String rung, long task) implements Event {}

    /// The debtor was told what an adverse rung would do, and when.
    record RungAnnounced(String rung, long notice, Instant runsAt) implements Event {}

    /// @param notice the message that carried it out; null for other rungs
    record RungCarriedOut(String rung, PackRef pack, @Nullable Long notice) implements Event {}

    record CallMade(long task, CallOutcome outcome, @Nullable NonPaymentReason reason)
            implements Event {}

    record PauseBegun(long pause, PauseReason reason, Instant until) implements Event {}

    record PauseEnded(long pause) implements Event {}

    /// @param amount what of the obligation is frozen
    /// @param decideBy when the hospital promised an answer; the freeze lasts until it is given
    record DisputeOpened(long dispute, Money amount, Instant decideBy) implements Event {}

    record DisputeResolved(long dispute, DisputeOutcome outcome) implements Event {}

    /// It was not paid when it fell due, and nothing stood in the way of paying.
    record OverdueNoted() implements Event {}

    /// The insurer's split shows medical assistance: relief is looked into before any harm.
    record AssistanceNoted() implements Event {}

    /// A person has looked into relief.
    record ReliefDecided(boolean granted) implements Event {}

    /// @param cause id of the rung or counter
    record ListingMade(long listing, PackRef pack, String cause, List<Imposed> effects)
            implements Event {
        public ListingMade {
            effects = List.copyOf(effects);
        }
    }

    /// One effect of a listing.
    ///
    /// @param until when it ends by itself; null: when it is lifted
    record Imposed(Effect effect, @Nullable Instant until, boolean liftedByPayment) {}

    record EffectEnded(long listing, Effect effect, EndReason because) implements Event {}

    /// An appeal shortened an effect.
    record EffectShortened(long listing, Effect effect, Instant until) implements Event {}

    /// The carrier confirmed a message.
    record NoticeDelivered(long notice) implements Event {}

    /// The carrier refused a message, or nobody can be reached.
    record NoticeFailed(long notice) implements Event {}
}
