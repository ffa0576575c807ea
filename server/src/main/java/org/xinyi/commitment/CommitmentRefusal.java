package org.xinyi.commitment;

import java.time.Instant;
import java.util.List;
import org.xinyi.kernel.CommitmentId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.Refusal;

/// Why a commitment was not opened, not signed or not shown.
sealed interface CommitmentRefusal extends Refusal {

    /// There is none with this number, or it is somebody else's.
    record CommitmentUnknown(long commitment) implements CommitmentRefusal {
        @Override
        public Category category() {
            return Category.UNKNOWN;
        }
    }

    /// The city has not activated the scheme.
    record SchemeNotActive(String scheme) implements CommitmentRefusal {
        @Override
        public Category category() {
            return Category.UNPROCESSABLE;
        }
    }

    /// The scheme is opened elsewhere. Care goes on in the ordinary way.
    ///
    /// @param doors where it is opened
    record DoorNotOffered(String scheme, String door, List<String> doors)
            implements CommitmentRefusal {
        @Override
        public Category category() {
            return Category.UNPROCESSABLE;
        }
    }

    record SignatureModeNotOffered(String mode, List<String> offered) implements CommitmentRefusal {
        @Override
        public Category category() {
            return Category.UNPROCESSABLE;
        }
    }

    /// The page must stand long enough to be read.
    record ReadingTimeNotOver(Instant earliest) implements CommitmentRefusal {
        @Override
        public Category category() {
            return Category.CONFLICT;
        }
    }

    record FormNotReadToEnd() implements CommitmentRefusal {
        @Override
        public Category category() {
            return Category.UNPROCESSABLE;
        }
    }

    record SigningExpired(Instant expiredAt) implements CommitmentRefusal {
        @Override
        public Category category() {
            return Category.GONE;
        }
    }

    record CommitmentAlreadySigned(CommitmentId commitment, Instant signedAt)
            implements CommitmentRefusal {
        @Override
        public Category category() {
            return Category.CONFLICT;
        }
    }

    /// The scheme wants the patient's own signature.
    record ProxyNotAllowed(String scheme) implements CommitmentRefusal {
        @Override
        public Category category() {
            return Category.UNPROCESSABLE;
        }
    }

    /// A relative signs as a relative, and in their own name.
    record ProxyNotNamed() implements CommitmentRefusal {
        @Override
        public Category category() {
            return Category.UNPROCESSABLE;
        }
    }

    /// The relative and the patient have not both confirmed that they are family, or not so.
    record FamilyTieNotConfirmed(PatientId proxy, String relation) implements CommitmentRefusal {
        @Override
        public Category category() {
            return Category.UNPROCESSABLE;
        }
    }

    record DoctorSignatureMissing() implements CommitmentRefusal {
        @Override
        public Category category() {
            return Category.UNPROCESSABLE;
        }
    }

    record SignatureUnreadable(String expected) implements CommitmentRefusal {
        @Override
        public Category category() {
            return Category.UNPROCESSABLE;
        }
    }
}
