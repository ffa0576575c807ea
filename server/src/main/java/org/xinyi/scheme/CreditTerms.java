package org.xinyi.scheme;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.Money;

/// Who lends how much.
///
/// @param initialLimit what a new line begins with when we decide; null: no limit, or the lender's
/// @param floor the least a lender grants
/// @param cap the most a line may reach
/// @param lenders codes of the lenders a patient may choose from; empty under hospital trust
/// @param lendersStated how many lenders the documents speak of, without naming them; 0: none
/// @param scoring how a limit is found and grows
/// @param cardOffered whether a credit card is offered to who has none
/// @param raiseOffered whether a higher limit may be asked for when it does not suffice
/// @param claimMoves whether the hospital's claim becomes the lender's when it advances
public record CreditTerms(
        Funding funding,
        Authority authority,
        @Nullable Money initialLimit,
        @Nullable Money floor,
        @Nullable Money cap,
        boolean revolving,
        List<String> lenders,
        int lendersStated,
        ScoringTerms scoring,
        boolean cardOffered,
        boolean raiseOffered,
        boolean claimMoves) {

    /// Who carries the personal share until the patient pays.
    public enum Funding {
        /// The hospital, on a promise; also credit insurance before any default.
        HOSPITAL_TRUST,
        /// A bank pays the hospital at once.
        BANK_ADVANCE,
        /// The patient's own bound account, debited at once.
        ACCOUNT_DEBIT,
        /// Nobody: a payment system without credit.
        PAY_NOW
    }

    /// Who decides what the line can still carry.
    public enum Authority {
        OURS,
        /// The lender: its answer stands, our counters follow.
        LENDER
    }

    public CreditTerms {
        lenders = List.copyOf(lenders);
    }

    /// Without scores and offers.
    public CreditTerms(
            Funding funding,
            Authority authority,
            @Nullable Money initialLimit,
            @Nullable Money floor,
            @Nullable Money cap,
            boolean revolving,
            List<String> lenders) {
        this(
                funding,
                authority,
                initialLimit,
                floor,
                cap,
                revolving,
                lenders,
                0,
                ScoringTerms.NONE,
                false,
                false,
                funding == Funding.BANK_ADVANCE);
    }

    /// Whether this is a credit scheme at all.
    public boolean lends() {
        return funding != Funding.PAY_NOW;
    }
}
