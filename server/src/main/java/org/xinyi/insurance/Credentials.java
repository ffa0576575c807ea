package org.xinyi.insurance;

import org.xinyi.kernel.InstitutionId;

/// Who somebody is by what the insurer has given them: the e-credential on the phone, or the
/// face. Calls leave the house, outside of any transaction.
public interface Credentials {

    sealed interface Answer {

        /// @param idNumber as the insurer has it
        record Known(String name, String idNumber) implements Answer {}

        /// @param said the insurer's own words
        record Refused(String said) implements Answer {}

        /// Nobody answered.
        record Silent() implements Answer {}
    }

    /// @param token as it is read from the code of the e-credential; read once
    Answer read(String token, InstitutionId at);

    /// @param face a picture, base64; it is passed on and not kept
    Answer match(String face, InstitutionId at);
}
