package org.xinyi.repayment;

import org.xinyi.kernel.Refusal;

/// Why a repayment was not begun.
public sealed interface RepaymentRefusal extends Refusal {

    @Override
    default Category category() {
        return Category.CONFLICT;
    }

    /// Everything has been paid.
    record NothingOwed(long debtor) implements RepaymentRefusal {}

    /// No such debtor, or not one for whom the caller may pay.
    record DebtorUnknown(long debtor) implements RepaymentRefusal {
        @Override
        public Category category() {
            return Category.UNKNOWN;
        }
    }

    record AmountNotPositive() implements RepaymentRefusal {
        @Override
        public Category category() {
            return Category.INVALID;
        }
    }

    /// This channel needs a window: it cannot be opened on a phone.
    record ChannelNotOnline(String channel) implements RepaymentRefusal {
        @Override
        public Category category() {
            return Category.UNPROCESSABLE;
        }
    }
}
