package org.xinyi.credit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.Refusal;

/// Why credit is not to be had. The ordinary flow always is.
public sealed interface CreditRefusal extends Refusal {

    @Override
    default Category category() {
        return Category.CONFLICT;
    }

    /// No commitment, no line: sign first.
    record LineMissing(String scheme) implements CreditRefusal {}

    /// @param cause what blocks it, such as `listed`
    /// @param until when it ends by itself; null until lifted
    record LineBlocked(long line, String cause, @Nullable Instant until) implements CreditRefusal {}

    record LineClosed(long line) implements CreditRefusal {}

    record LineUnknown(long line) implements CreditRefusal {
        @Override
        public Category category() {
            return Category.UNKNOWN;
        }
    }

    record SchemeNotActive(String scheme) implements CreditRefusal {}

    record CommitmentMissing(String scheme) implements CreditRefusal {}

    record LenderUnknown(String lender) implements CreditRefusal {
        @Override
        public Category category() {
            return Category.INVALID;
        }
    }

    record PersonUnknown(long patient) implements CreditRefusal {
        @Override
        public Category category() {
            return Category.UNKNOWN;
        }
    }

    /// No confirmed family tie of this number in which the holder pays.
    record TieMissing(long tie) implements CreditRefusal {}

    record SharingNotAllowed(String relation) implements CreditRefusal {}

    record MemberNotInsured(long member) implements CreditRefusal {}

    record MembersFull(int membersMax) implements CreditRefusal {}

    /// The scheme lets nobody take on a parent's debts, or not a minor.
    record AssumptionNotAllowed(String scheme) implements CreditRefusal {}

    /// The scheme does not read this score, so nobody is asked for it.
    record ScoreNotAsked(String scheme, String source) implements CreditRefusal {
        @Override
        public Category category() {
            return Category.UNPROCESSABLE;
        }
    }

    record ScoreAuthorisationUnknown(long authorisation) implements CreditRefusal {
        @Override
        public Category category() {
            return Category.UNKNOWN;
        }
    }

    record ObligationUnknown(long obligation) implements CreditRefusal {
        @Override
        public Category category() {
            return Category.UNKNOWN;
        }
    }

    /// The scheme offers none, or the patient has one.
    record CardNotOffered(String scheme) implements CreditRefusal {}

    /// The scheme offers no higher limit, no lender decides on it, or it would not be higher.
    record RaiseNotOffered(long line) implements CreditRefusal {}
}
