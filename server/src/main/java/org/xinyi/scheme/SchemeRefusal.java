package org.xinyi.scheme;

import java.util.List;
import org.xinyi.kernel.Refusal;

/// Why a pack was not taken or not found.
sealed interface SchemeRefusal extends Refusal {

    /// @param scheme no pack has this id
    record SchemeUnknown(String scheme) implements SchemeRefusal {
        @Override
        public Category category() {
            return Category.UNKNOWN;
        }
    }

    record PackVersionUnknown(String scheme, int version) implements SchemeRefusal {
        @Override
        public Category category() {
            return Category.UNKNOWN;
        }
    }

    record PackInvalid(List<PackFault> faults) implements SchemeRefusal {
        public PackInvalid {
            faults = List.copyOf(faults);
        }

        @Override
        public Category category() {
            return Category.UNPROCESSABLE;
        }
    }

    /// The version was activated, or comes with the server, and has other content.
    ///
    /// @param nextFree the version number to use instead
    record PackVersionFixed(String scheme, int version, int nextFree) implements SchemeRefusal {
        @Override
        public Category category() {
            return Category.CONFLICT;
        }
    }

    /// Another version counts on that day already, or the pack may not be used so early.
    ///
    /// @param earliest the first day that would do
    record ActivationTooEarly(String scheme, int version, String earliest)
            implements SchemeRefusal {
        @Override
        public Category category() {
            return Category.CONFLICT;
        }
    }
}
