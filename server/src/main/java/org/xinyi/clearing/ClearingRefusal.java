package org.xinyi.clearing;

import org.xinyi.kernel.Refusal;

/// Why clearing would not do something.
public sealed interface ClearingRefusal extends Refusal {

    record VerificationUnknown(long verification) implements ClearingRefusal {
        @Override
        public Category category() {
            return Category.UNKNOWN;
        }
    }

    /// Another one of this city is running.
    record VerificationUnderway(long verification) implements ClearingRefusal {
        @Override
        public Category category() {
            return Category.CONFLICT;
        }
    }

    /// The insurer kept nothing back under this number, or it is another institution's.
    record DeductionUnknown(long deduction) implements ClearingRefusal {
        @Override
        public Category category() {
            return Category.UNKNOWN;
        }
    }

    /// Nothing was paid under this number, or to another institution.
    record PayoutUnknown(long payout) implements ClearingRefusal {
        @Override
        public Category category() {
            return Category.UNKNOWN;
        }
    }

    /// It ended with a fault of ours.
    record VerificationFailed(long verification) implements ClearingRefusal {
        @Override
        public Category category() {
            return Category.FAULT;
        }
    }
}
