package org.xinyi.delinquency;

import java.util.Arrays;
import java.util.List;
import org.xinyi.scheme.FollowUpTerms.Effect;

/// Who outside is told what stands against somebody, and when it no longer does.
enum Addressee {
    /// Only with the debtor's consent.
    CREDIT_PLATFORM,
    /// Carries out what the scheme's own rule says; only where a pack states it.
    INSURER;

    /// Whether it is told of this effect.
    boolean hears(Effect effect) {
        return switch (effect) {
            case CITY_LIST, PERSONAL_CREDIT_FILE -> this == CREDIT_PLATFORM;
            case INSURANCE_BENEFITS_SUSPENDED -> this == INSURER;
            case CREDIT_SUSPENDED, CREDIT_CANCELLED, POINTS_LOWERED -> false;
        };
    }

    boolean onConsent() {
        return this == CREDIT_PLATFORM;
    }

    List<String> effects() {
        return Arrays.stream(Effect.values()).filter(this::hears).map(Effect::name).toList();
    }
}
