package org.xinyi.access;

import org.xinyi.kernel.Refusal;

/// Why a caller is not let in, or not alone.
public sealed interface AccessRefusal extends Refusal {

    record CredentialMissing() implements AccessRefusal {
        @Override
        public Category category() {
            return Category.UNAUTHENTICATED;
        }
    }

    record CredentialUnknown() implements AccessRefusal {
        @Override
        public Category category() {
            return Category.UNAUTHENTICATED;
        }
    }

    record CredentialExpired() implements AccessRefusal {
        @Override
        public Category category() {
            return Category.UNAUTHENTICATED;
        }
    }

    record KeyRevoked() implements AccessRefusal {
        @Override
        public Category category() {
            return Category.UNAUTHENTICATED;
        }
    }

    record RoleMissing() implements AccessRefusal {
        @Override
        public Category category() {
            return Category.FORBIDDEN;
        }
    }

    record LoginFailed() implements AccessRefusal {
        @Override
        public Category category() {
            return Category.UNAUTHENTICATED;
        }
    }

    record CodeWrong() implements AccessRefusal {
        @Override
        public Category category() {
            return Category.UNAUTHENTICATED;
        }
    }

    record CodeTooSoon(int retryAfterSeconds) implements AccessRefusal {
        @Override
        public Category category() {
            return Category.TOO_MANY;
        }
    }

    record UsernameTaken(String username) implements AccessRefusal {
        @Override
        public Category category() {
            return Category.CONFLICT;
        }
    }

    /// A hospital's administrator grants hospital roles, within the own hospital.
    record RoleNotYoursToGrant(String role) implements AccessRefusal {
        @Override
        public Category category() {
            return Category.FORBIDDEN;
        }
    }

    record KeyUnknown(long key) implements AccessRefusal {
        @Override
        public Category category() {
            return Category.UNKNOWN;
        }
    }

    /// No app of this city has signed this, or its key was revoked.
    record LaunchForged() implements AccessRefusal {
        @Override
        public Category category() {
            return Category.UNAUTHENTICATED;
        }
    }

    /// The time that was signed is too far from ours.
    ///
    /// @param now ours, seconds since 1970
    record LaunchTooOld(long now, int validSeconds) implements AccessRefusal {
        @Override
        public Category category() {
            return Category.UNAUTHENTICATED;
        }
    }

    /// What an app has signed opens one session.
    record LaunchUsed() implements AccessRefusal {
        @Override
        public Category category() {
            return Category.UNAUTHENTICATED;
        }
    }

    record AppUnknown(long app) implements AccessRefusal {
        @Override
        public Category category() {
            return Category.UNKNOWN;
        }
    }

    record ProposalUnknown(long proposal) implements AccessRefusal {
        @Override
        public Category category() {
            return Category.UNKNOWN;
        }
    }

    record ProposalDecided(long proposal) implements AccessRefusal {
        @Override
        public Category category() {
            return Category.CONFLICT;
        }
    }

    /// A second person decides, not who proposed it.
    record SecondPersonNeeded(long proposal) implements AccessRefusal {
        @Override
        public Category category() {
            return Category.FORBIDDEN;
        }
    }

    /// A person must do this, not a system's key.
    record PersonNeeded() implements AccessRefusal {
        @Override
        public Category category() {
            return Category.FORBIDDEN;
        }
    }

    /// One person may propose this, and another approve it.
    ///
    /// @param propose where, below the city
    record TwoPeopleNeeded(String propose) implements AccessRefusal {
        @Override
        public Category category() {
            return Category.FORBIDDEN;
        }
    }
}
