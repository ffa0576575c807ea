package org.xinyi.visit;

import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.Money;
import org.xinyi.scheme.FlowTerms;

/// What becomes of a deposit: a pure function of the scheme, the flow and the ward.
final class DepositRule {

    private DepositRule() {}

    /// @param terms of the pack; null in the ordinary flow
    /// @param trialWard whether the ward takes part in a trial
    static DepositMode mode(@Nullable FlowTerms terms, boolean trialWard) {
        if (terms == null) {
            return DepositMode.PAID;
        }
        return switch (terms.deposit()) {
            case PAID -> DepositMode.PAID;
            case WAIVED -> DepositMode.WAIVED;
            case WAIVED_IN_TRIAL_WARDS -> trialWard ? DepositMode.WAIVED : DepositMode.PAID;
            case DRAWN -> DepositMode.DRAWN;
        };
    }

    /// What is asked without credit: what the hospital said of this patient, or else the ward's
    /// amount for each day expected, one at the least.
    static Money usual(Stay stay, @Nullable WardTerms ward) {
        if (stay.depositStated() != null) {
            return stay.depositStated();
        }
        if (ward == null) {
            return Money.ZERO;
        }
        Integer days = stay.expectedDays();
        return Money.ofFen(Math.multiplyExact(ward.depositPerDay().fen(), days == null ? 1 : days));
    }
}
