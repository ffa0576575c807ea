package org.xinyi.notice;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.PatientId;

/// Sends messages. A message stands in the outbox with the facts that caused it, or not at all;
/// it is logged as an action, and never carries a diagnosis or an item.
public interface Notices {

    /// @param id made by the caller; the same id is sent once
    /// @param subject what it is about: a visit, an obligation, a line
    /// @param parameters for the template's placeholders
    record Notice(
            long id,
            PatientId to,
            Template template,
            long subject,
            Map<String, String> parameters) {
        public Notice {
            parameters = Map.copyOf(parameters);
        }
    }

    /// How far a message has come.
    enum Status {
        WAITING,
        SENT,
        /// The carrier confirmed delivery.
        DELIVERED,
        /// The carrier refused it, or nobody can be reached.
        FAILED
    }

    /// @param at when the status was reached, business time
    record State(Status status, @Nullable Instant at) {}

    /// Puts the messages into the outbox, in the caller's transaction. Dunning waits for the end of
    /// the quiet hours; service messages do not.
    void send(List<Notice> notices);

    /// The state of each known message.
    Map<Long, State> states(Collection<Long> notices);
}
