package org.xinyi.lender;

import tools.jackson.databind.JsonNode;

/// What a call to a lender came to.
sealed interface BankReply {

    record Said(JsonNode body) implements BankReply {}

    /// The lender cannot make sense of the call, so nothing was done.
    ///
    /// @param code the lender's own
    record Refused(int status, String code) implements BankReply {

        /// Said about who calls and not about what was asked.
        boolean isOfCaller() {
            return status == 401 || status == 403 || status == 429;
        }
    }

    /// No answer that can be read: whether it was done is unknown.
    record Silent(String reason) implements BankReply {}
}
