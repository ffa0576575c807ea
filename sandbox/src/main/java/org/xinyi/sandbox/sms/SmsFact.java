package org.xinyi.sandbox.sms;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/// What happened at the carrier.
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "fact")
sealed interface SmsFact {

    /// A message that a phone got, or that was refused.
    ///
    /// @param client who sent it; ids are unique within a client
    /// @param refusal empty when it was accepted
    /// @param copy whether the carrier sent it a second time, under a fault
    record Message(
            String client,
            String id,
            String phone,
            String template,
            String text,
            String purpose,
            String refusal,
            boolean copy,
            Instant at)
            implements SmsFact {

        boolean accepted() {
            return refusal.isEmpty();
        }

        /// Whether the phone cannot be reached.
        boolean fails() {
            return phone.endsWith("0000");
        }
    }

    /// @param sequence grows; receipts are fetched by it
    record Receipt(long sequence, String client, String id, boolean delivered, Instant at)
            implements SmsFact {}
}
