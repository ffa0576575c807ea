package org.xinyi.delinquency;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.scheme.FollowUpTerms.Effect;
import org.xinyi.scheme.PackRef;

/// One effect of one listing that has not been ended by an event.
///
/// @param open what is open of the obligation now
/// @param until when it ends by itself; null: when it is lifted
record Imposition(
        long listing,
        ObligationId obligation,
        PackRef pack,
        String cause,
        Effect effect,
        Instant since,
        @Nullable Instant until,
        boolean liftedByPayment,
        Money open) {

    /// What a person or an event has not ended, of the listings in these histories.
    static List<Imposition> of(
            Map<ObligationId, History> histories, Map<ObligationId, Money> open, Instant asOf) {
        List<Imposition> standing = new ArrayList<>();
        histories.forEach(
                (obligation, history) -> {
                    History known = history.until(asOf);
                    for (Logged one : known.events()) {
                        if (one.event() instanceof Event.ListingMade made) {
                            for (Event.Imposed imposed : made.effects()) {
                                Imposition imposition =
                                        new Imposition(
                                                made.listing(),
                                                obligation,
                                                made.pack(),
                                                made.cause(),
                                                imposed.effect(),
                                                one.at(),
                                                imposed.until(),
                                                imposed.liftedByPayment(),
                                                open.getOrDefault(obligation, Money.ZERO));
                                imposition.after(known).ifPresent(standing::add);
                            }
                        }
                    }
                });
        return standing;
    }

    /// Whether it works at a moment: not expired, and not paid where paying lifts it.
    boolean works(Instant asOf) {
        boolean expired = until != null && !until.isAfter(asOf);
        boolean paid = liftedByPayment && open.isZero();
        return !expired && !paid;
    }

    /// Whether it changes how somebody stands; fewer points alone do not.
    boolean counts() {
        return effect.counts();
    }

    boolean isList() {
        return switch (effect) {
            case CITY_LIST, PERSONAL_CREDIT_FILE, INSURANCE_BENEFITS_SUSPENDED -> true;
            case CREDIT_SUSPENDED, CREDIT_CANCELLED, POINTS_LOWERED -> false;
        };
    }

    private java.util.Optional<Imposition> after(History history) {
        Imposition now = this;
        for (Logged one : history.events()) {
            switch (one.event()) {
                case Event.EffectEnded(long of, Effect ended, _)
                        when of == listing && ended == effect -> {
                    return java.util.Optional.empty();
                }
                case Event.EffectShortened(long of, Effect shortened, Instant newEnd)
                        when of == listing && shortened == effect ->
                        now = now.endingAt(newEnd);
                default -> {}
            }
        }
        return java.util.Optional.of(now);
    }

    private Imposition endingAt(Instant newEnd) {
        return new Imposition(
                listing, obligation, pack, cause, effect, since, newEnd, liftedByPayment, open);
    }
}
