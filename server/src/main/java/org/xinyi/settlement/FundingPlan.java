package org.xinyi.settlement;

import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.SettlementId;

/// From which accounts of a patient's own a personal share is paid, where a scheme debits them.
///
/// @param useAccount whether the insurance's personal account pays at the insurer
/// @param divided whether the rest has been divided; nothing else counts before
/// @param mandate of the bound account; null: none
/// @param bound debited from it once the settlement stands in the books
/// @param cardLine the card's line; null: none
/// @param cardObligation the draw's number at the lender
/// @param card asked of the lender
record FundingPlan(
        SettlementId settlement,
        boolean useAccount,
        boolean divided,
        @Nullable Long mandate,
        Money bound,
        @Nullable LineId cardLine,
        @Nullable ObligationId cardObligation,
        Money card) {

    /// The personal account is decided on, and nothing else yet.
    static FundingPlan begun(SettlementId settlement, boolean useAccount) {
        return new FundingPlan(
                settlement, useAccount, false, null, Money.ZERO, null, null, Money.ZERO);
    }

    /// What the lender funds in the end.
    FundingPlan withCard(Money funded) {
        return new FundingPlan(
                settlement, useAccount, divided, mandate, bound, cardLine, cardObligation, funded);
    }
}
