package org.xinyi.scheme;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.Money;

/// How a limit is found from what is known of a person, and how it grows.
///
/// @param sources scores that are read, each only on the patient's authorisation
/// @param decides the score that the tiers go by; null without tiers
/// @param components what our own insurance score is made of
/// @param tiers in ascending order, without a gap and without an overlap
/// @param growth null when a limit does not grow
/// @param levels whether the level of service rises with the limit
public record ScoringTerms(
        Set<Score> sources,
        @Nullable Score decides,
        Set<Component> components,
        List<Tier> tiers,
        @Nullable Growth growth,
        boolean levels) {

    /// No scores, no tiers, no growth.
    public static final ScoringTerms NONE =
            new ScoringTerms(Set.of(), null, Set.of(), List.of(), null, false);

    /// Who keeps a score.
    public enum Score {
        /// The city's personal credit score, such as Xiamen's 白鹭分.
        CITY,
        /// Alipay's 芝麻信用分.
        SESAME,
        BANK,
        /// The insurance bureau's own score.
        INSURANCE
    }

    /// What the insurance score looks at.
    public enum Component {
        ENROLMENT,
        BENEFIT_USE,
        PERSONAL_ACCOUNT,
        BANK_CREDIT
    }

    /// @param from this score on; null: from the lowest, also without any score
    /// @param below up to, and not with, this score; null: no end
    public record Tier(String id, @Nullable Integer from, @Nullable Integer below, Money limit) {
        boolean holds(@Nullable Long score) {
            if (score == null) {
                return from == null;
            }
            return (from == null || score >= from) && (below == null || score < below);
        }
    }

    /// @param within what is paid in time within this time counts
    /// @param payments so many of them raise the limit
    /// @param step by this much
    /// @param whileBlocked whether also while the line is blocked; no pack may say so
    public record Growth(Duration within, int payments, Money step, boolean whileBlocked) {}

    public ScoringTerms {
        sources = Set.copyOf(sources);
        components = Set.copyOf(components);
        tiers = List.copyOf(tiers);
    }
}
