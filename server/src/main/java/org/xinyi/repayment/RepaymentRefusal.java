package org.xinyi.repayment;

import java.util.List;
import org.xinyi.kernel.Money;
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

    /// The scheme offers no such instalments for this bill, or not now.
    record InstalmentsNotOffered(long obligation) implements RepaymentRefusal {}

    /// Something was paid or refunded since the total was shown.
    record InstalmentsChanged(Money shown, Money total) implements RepaymentRefusal {}

    /// The scheme does not take what was shown as a way to pay. Any other way stays open.
    ///
    /// @param channels ways that the scheme takes
    record DisplayNotTaken(String scheme, String shown, List<String> channels)
            implements RepaymentRefusal {
        @Override
        public Category category() {
            return Category.UNPROCESSABLE;
        }
    }

    /// The scheme does not let relatives pay by what they show.
    record RelativesNotOffered(String scheme) implements RepaymentRefusal {
        @Override
        public Category category() {
            return Category.UNPROCESSABLE;
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
