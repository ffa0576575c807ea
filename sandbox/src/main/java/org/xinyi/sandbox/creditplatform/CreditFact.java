package org.xinyi.sandbox.creditplatform;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/// What happened at the credit platform.
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "fact")
sealed interface CreditFact {

    enum Kind {
        FULFILLED,
        /// Not paid, and told so; on no list.
        DEFAULTED,
        LISTED,
        /// Stands in the place of the report that it replaces, which stays what it was.
        CORRECTED,
        /// Takes back the report that it replaces.
        RETRACTED
    }

    /// @param client who reports; numbers are unique within a client
    /// @param person a reference to the person, never the ID number itself
    /// @param replaces the number of an earlier report; empty when none
    record Reported(
            String client,
            String number,
            String person,
            Kind kind,
            String legalBasis,
            Instant at,
            String replaces,
            Instant receivedAt)
            implements CreditFact {}

    /// What other authorities have said about a person.
    record PersonSet(String person, boolean seriousDishonesty) implements CreditFact {}

    /// Whether the platform knows who a person is; it does unless it says otherwise.
    record IdentitySet(String person, boolean verified) implements CreditFact {}
}
