package org.xinyi.scheme;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.Money;
import org.xinyi.scheme.CreditTerms.Authority;
import org.xinyi.scheme.ScoringTerms.Growth;
import org.xinyi.scheme.ScoringTerms.Score;
import org.xinyi.scheme.ScoringTerms.Tier;

/// How much credit somebody gets: pure functions of a pack and facts.
public final class LimitRules {

    private static final Pack.Text WHILE_BLOCKED =
            new Pack.Text("停用期间额度不提高。", "A limit is not raised while it is blocked.");

    private LimitRules() {}

    /// @param scores that the patient authorised
    /// @param granted by the lender; null when it has not answered or there is none
    /// @param current the limit so far; null before there is a line
    /// @param paidInTime how long ago each payment in time was
    /// @param blocked whether the line is blocked now
    public record Facts(
            Map<Score, Long> scores,
            @Nullable Money granted,
            @Nullable Money current,
            List<Duration> paidInTime,
            boolean blocked) {
        public Facts {
            scores = Map.copyOf(scores);
            paidInTime = List.copyOf(paidInTime);
        }

        /// A line is opened.
        public static Facts opening(Map<Score, Long> scores, @Nullable Money granted) {
            return new Facts(scores, granted, null, List.of(), false);
        }
    }

    /// @param credit whether there is any credit
    /// @param amount null: no limit
    public record Limit(boolean credit, @Nullable Money amount) {
        static final Limit NO_CREDIT = new Limit(false, null);
        static final Limit NONE = new Limit(true, null);

        static Limit of(Money amount) {
            return new Limit(true, amount);
        }
    }

    public static Decision<Limit> limit(Pack pack, Facts facts) {
        CreditTerms terms = pack.credit();
        if (!terms.lends()) {
            return Decision.by(pack, Limit.NO_CREDIT, "credit.funding");
        }
        Money current = facts.current;
        if (current != null) {
            return raised(pack, current, facts);
        }
        if (terms.authority() == Authority.LENDER) {
            return byLender(pack, facts.granted);
        }
        return byTier(pack, facts).orElseGet(() -> byPack(pack));
    }

    /// The limit that a pack itself begins with; a floor or a cap alone is one too.
    private static Decision<Limit> byPack(Pack pack) {
        Money floor = pack.credit().floor();
        Money cap = pack.credit().cap();
        Money initial = pack.credit().initialLimit();
        if (initial == null && floor == null && cap == null) {
            return Decision.by(pack, Limit.NONE, "credit.initial_limit");
        }
        Money amount = initial == null ? floor == null ? cap : floor : initial;
        Money limit = Objects.requireNonNull(amount);
        limit = floor == null ? limit : limit.max(floor);
        limit = cap == null ? limit : limit.min(cap);
        String key = initial == null ? floor == null ? "cap" : "floor" : "initial_limit";
        return Decision.by(pack, Limit.of(limit), "credit." + key);
    }

    /// What a lender grants stands, within what the pack promises: never less than its floor,
    /// never more than its cap.
    private static Decision<Limit> byLender(Pack pack, @Nullable Money granted) {
        Money floor = pack.credit().floor();
        Money cap = pack.credit().cap();
        if (granted == null) {
            return Decision.by(pack, Limit.NO_CREDIT, "credit.authority");
        }
        if (floor != null && floor.isMoreThan(granted)) {
            return Decision.by(pack, Limit.NO_CREDIT, "credit.floor");
        }
        if (cap != null && granted.isMoreThan(cap)) {
            return Decision.by(pack, Limit.of(cap), "credit.cap");
        }
        return Decision.by(pack, Limit.of(granted), "credit.authority");
    }

    private static Optional<Decision<Limit>> byTier(Pack pack, Facts facts) {
        ScoringTerms scoring = pack.credit().scoring();
        Score decides = scoring.decides();
        Long score = decides == null ? null : facts.scores.get(decides);
        return scoring.tiers().stream()
                .filter(tier -> tier.holds(score))
                .findFirst()
                .map(tier -> Decision.by(pack, Limit.of(tier.limit()), path(tier)));
    }

    private static String path(Tier tier) {
        return "credit.scoring.tiers." + tier.id() + ".limit";
    }

    private static Decision<Limit> raised(Pack pack, Money current, Facts facts) {
        Growth growth = pack.credit().scoring().growth();
        String rule = "credit.scoring.growth.grows";
        if (growth == null || counted(growth, facts) < growth.payments()) {
            return Decision.by(pack, Limit.of(current), rule);
        }
        if (facts.blocked) {
            return Decision.by(pack, Limit.of(current), rule, WHILE_BLOCKED);
        }
        Money more = current.plus(growth.step());
        Money cap = pack.credit().cap();
        boolean capped = cap != null && more.isMoreThan(cap);
        return Decision.by(
                pack,
                Limit.of(capped ? Objects.requireNonNull(cap).max(current) : more),
                capped ? "credit.cap" : rule);
    }

    private static long counted(Growth growth, Facts facts) {
        return facts.paidInTime.stream().filter(ago -> ago.compareTo(growth.within()) <= 0).count();
    }

    /// Whether a score may be read for somebody: only one that the pack names, and only on the
    /// patient's authorisation.
    public static Decision<Boolean> reads(Pack pack, Score score, boolean authorised) {
        boolean named = pack.credit().scoring().sources().contains(score);
        return Decision.by(
                pack, named && authorised, EntryRules.word("credit.scoring.sources", named, score));
    }

    /// Whether the insurance score looks at this.
    public static Decision<Boolean> looksAt(Pack pack, ScoringTerms.Component component) {
        boolean there = pack.credit().scoring().components().contains(component);
        return Decision.by(
                pack, there, EntryRules.word("credit.scoring.components", there, component));
    }

    /// Whether the level of service rises with the limit.
    public static Decision<Boolean> levelRises(Pack pack) {
        return Decision.by(
                pack, pack.credit().scoring().levels(), "credit.scoring.service_level_rises");
    }

    /// What a limit that does not suffice leads to.
    public enum Offer {
        NOTHING,
        HIGHER_LIMIT,
        CARD
    }

    /// @param hasCard whether the patient has a card or line already
    public static Decision<Offer> offer(Pack pack, boolean hasCard) {
        CreditTerms terms = pack.credit();
        if (hasCard) {
            Offer offer = terms.raiseOffered() ? Offer.HIGHER_LIMIT : Offer.NOTHING;
            return Decision.by(pack, offer, "credit.raise_offered");
        }
        Offer offer = terms.cardOffered() ? Offer.CARD : Offer.NOTHING;
        return Decision.by(pack, offer, "credit.card_offered");
    }

    /// Whether what was paid back can be used again.
    public static Decision<Boolean> revolves(Pack pack) {
        return Decision.by(pack, pack.credit().revolving(), "credit.revolving");
    }
}
