package org.xinyi.people;

import org.jspecify.annotations.Nullable;

/// The city's own code, which its people carry on the phone; a child's on the phone of a
/// relative. The call leaves the house, outside of any transaction.
public interface CityCodes {

    /// @param idNumber of a resident ID
    record Holder(String name, String idNumber) {}

    sealed interface Answer {

        /// @param relative on whose phone the code is; null when it is the holder's own
        record Known(Holder holder, @Nullable Holder relative) implements Answer {}

        /// No such code, or one that is too old.
        record Refused() implements Answer {}

        /// Nobody answered.
        record Silent() implements Answer {}
    }

    Answer read(String code);
}
