package org.xinyi.payment;

import org.xinyi.kernel.Refusal;

/// Why money was not taken.
public sealed interface PaymentRefusal extends Refusal {

    /// The channel does not answer; another one, or later.
    record ChannelUnavailable(String channel) implements PaymentRefusal {
        @Override
        public Category category() {
            return Category.UPSTREAM;
        }
    }

    record PaymentUnknown(long payment) implements PaymentRefusal {
        @Override
        public Category category() {
            return Category.UNKNOWN;
        }
    }

    record ShiftClosed(long shift) implements PaymentRefusal {
        @Override
        public Category category() {
            return Category.CONFLICT;
        }
    }

    /// The signature of a callback does not verify.
    record CallbackForged() implements PaymentRefusal {
        @Override
        public Category category() {
            return Category.UNAUTHENTICATED;
        }
    }
}
