package org.xinyi.access;

import org.xinyi.kernel.Refusal;

/// Why a caller is not let in.
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
}
