package org.xinyi.delinquency;

import java.time.Instant;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.Refusal;

/// Why something about what is owed was not done.
sealed interface DelinquencyRefusal extends Refusal {

    @Override
    default Category category() {
        return Category.CONFLICT;
    }

    /// No such thing, or another's.
    sealed interface Unknown extends DelinquencyRefusal {
        @Override
        default Category category() {
            return Category.UNKNOWN;
        }
    }

    record DraftUnknown(long draft) implements Unknown {}

    record CallTaskUnknown(long task) implements Unknown {}

    record PauseUnknown(long pause) implements Unknown {}

    record DisputeUnknown(long dispute) implements Unknown {}

    record HardshipRequestUnknown(long request) implements Unknown {}

    record ListingUnknown(long listing) implements Unknown {}

    record AppealUnknown(long appeal) implements Unknown {}

    record ClaimUnknown(long claim) implements Unknown {}

    /// The scheme is not active in the city.
    record SchemeNotFollowed(String scheme) implements Unknown {}

    /// The place to go on from is not one that we gave out.
    record FollowUpCursorInvalid(String cursor) implements DelinquencyRefusal {
        @Override
        public Category category() {
            return Category.INVALID;
        }
    }

    /// Nothing is open of it any more.
    record ObligationPaid(long obligation) implements DelinquencyRefusal {}

    /// What was drafted is not due any more: it was paid, paused or disputed meanwhile.
    record DraftOutdated(long draft) implements DelinquencyRefusal {}

    /// Somebody has been called about it already, or nobody has to be.
    record CallTaskEnded(long task) implements DelinquencyRefusal {}

    /// A pause ends in the future and lasts no longer than allowed.
    record PauseTooLong(Instant latest) implements DelinquencyRefusal {
        @Override
        public Category category() {
            return Category.INVALID;
        }
    }

    /// A promise needs the day by which it will be kept.
    record PromiseWithoutDay() implements DelinquencyRefusal {
        @Override
        public Category category() {
            return Category.INVALID;
        }
    }

    record PauseEnded(long pause) implements DelinquencyRefusal {}

    /// Orders of another visit cannot be disputed with this bill.
    record OrderNotOnBill(long order) implements DelinquencyRefusal {
        @Override
        public Category category() {
            return Category.UNPROCESSABLE;
        }
    }

    /// The same part of the bill is disputed already.
    record AlreadyDisputed(long obligation) implements DelinquencyRefusal {}

    record DisputeResolved(long dispute) implements DelinquencyRefusal {}

    /// A request is being decided.
    record HardshipRequested(long request) implements DelinquencyRefusal {}

    record HardshipDecided(long request) implements DelinquencyRefusal {}

    /// Nothing of the listing works any more.
    record ListingOver(long listing) implements DelinquencyRefusal {}

    /// A minor, an unidentified person, a bill the insurer still decides on, or relief comes
    /// first.
    record NotToBeListed(long obligation) implements DelinquencyRefusal {}

    /// The scheme's black list is filled by upload: with evidence, and decided by the city.
    record EvidenceNeeded(long draft) implements DelinquencyRefusal {}

    /// The evidence is no base64.
    record EvidenceUnreadable(String evidenceName) implements DelinquencyRefusal {
        @Override
        public Category category() {
            return Category.INVALID;
        }
    }

    /// The scheme keeps no such list, or nobody uploads to it.
    record ListNotKept(String scheme) implements DelinquencyRefusal {
        @Override
        public Category category() {
            return Category.UNPROCESSABLE;
        }
    }

    record UploadUnknown(long upload) implements Unknown {}

    record WhiteListEntryUnknown(long entry) implements Unknown {}

    /// One appeal at a time.
    record AppealOpen(long appeal) implements DelinquencyRefusal {}

    record AppealDecided(long appeal) implements DelinquencyRefusal {}

    /// More than stands open and is not written off already, or nothing.
    record AmountNotOpen(long obligation, Money most) implements DelinquencyRefusal {
        @Override
        public Category category() {
            return Category.UNPROCESSABLE;
        }
    }

    /// The receivable is somebody else's, such as a lender's.
    record NotOwner(long obligation) implements DelinquencyRefusal {}
}
