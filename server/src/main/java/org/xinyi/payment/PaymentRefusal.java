package org.xinyi.payment;

import org.xinyi.kernel.Money;
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

    /// The payee does not collect this way: no merchant at that channel, or not a thing of windows.
    record ChannelNotOffered(String channel, long payee) implements PaymentRefusal {
        @Override
        public Category category() {
            return Category.UNPROCESSABLE;
        }
    }

    record PaymentNotPositive(Money amount) implements PaymentRefusal {
        @Override
        public Category category() {
            return Category.UNPROCESSABLE;
        }
    }

    record PaymentUnknown(long payment) implements PaymentRefusal {
        @Override
        public Category category() {
            return Category.UNKNOWN;
        }
    }

    /// The same number came before with other content.
    record PaymentIdReused(long payment) implements PaymentRefusal {
        @Override
        public Category category() {
            return Category.UNPROCESSABLE;
        }
    }

    /// It was not paid while it was valid; open a new one.
    record PaymentExpired(long payment) implements PaymentRefusal {
        @Override
        public Category category() {
            return Category.GONE;
        }
    }

    /// No such mandate, or not the caller's own.
    record MandateUnknown(long mandate) implements PaymentRefusal {
        @Override
        public Category category() {
            return Category.UNKNOWN;
        }
    }

    record PayeeUnknown(long payee) implements PaymentRefusal {
        @Override
        public Category category() {
            return Category.UNKNOWN;
        }
    }

    record ShiftUnknown(long shift) implements PaymentRefusal {
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

    /// A shift belongs to an institution and begins with a float of zero or more.
    record ShiftNotOpened(String window, Money openingFloat) implements PaymentRefusal {
        @Override
        public Category category() {
            return Category.UNPROCESSABLE;
        }
    }

    /// Another shift is open at this window.
    record WindowOccupied(String window, long shift) implements PaymentRefusal {
        @Override
        public Category category() {
            return Category.CONFLICT;
        }
    }

    /// Nobody counts less than nothing in a drawer.
    record CountNegative(Money countedCash) implements PaymentRefusal {
        @Override
        public Category category() {
            return Category.UNPROCESSABLE;
        }
    }

    record GiveBackUnknown(long giveBack) implements PaymentRefusal {
        @Override
        public Category category() {
            return Category.UNKNOWN;
        }
    }

    record GiveBackDone(long giveBack) implements PaymentRefusal {
        @Override
        public Category category() {
            return Category.CONFLICT;
        }
    }

    /// The channel is giving it back; nobody hands it out meanwhile.
    record GiveBackUnderway(long giveBack) implements PaymentRefusal {
        @Override
        public Category category() {
            return Category.CONFLICT;
        }
    }

    /// The money came over a counter and goes back there.
    record GiveBackOverCounter(long giveBack) implements PaymentRefusal {
        @Override
        public Category category() {
            return Category.CONFLICT;
        }
    }

    /// No RSA private key of at least 2048 bits in PEM.
    record MerchantKeyRefused(long payee) implements PaymentRefusal {
        @Override
        public Category category() {
            return Category.UNPROCESSABLE;
        }
    }

    /// No RSA public key in PEM, or another one is pinned under this serial.
    record PlatformKeyRefused(String serial) implements PaymentRefusal {
        @Override
        public Category category() {
            return Category.UNPROCESSABLE;
        }
    }

    /// The signature of a callback does not verify.
    record CallbackForged() implements PaymentRefusal {
        @Override
        public Category category() {
            return Category.UNAUTHENTICATED;
        }
    }

    /// A genuine callback says another amount than was asked for. Kept, never booked.
    record CallbackAmountDiffers(long payment, Money expected, Money found)
            implements PaymentRefusal {
        @Override
        public Category category() {
            return Category.CONFLICT;
        }
    }

    /// A genuine callback says that somebody else was paid. Kept, never booked.
    record CallbackPayeeDiffers(long payment) implements PaymentRefusal {
        @Override
        public Category category() {
            return Category.CONFLICT;
        }
    }
}
