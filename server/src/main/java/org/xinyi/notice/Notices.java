package org.xinyi.notice;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.PatientId;

/// Sends messages. A message stands in the outbox with the facts that caused it, or not at all;
/// it is logged as an action, and never carries a diagnosis or an item.
public interface Notices {

    /// @param id made by the caller; the same id is sent once
    /// @param subject what it is about: a visit, an obligation, a line
    /// @param parameters for the template's placeholders
    /// @param institution on whose behalf, and whose staff may read it; null: whoever is acting,
    ///     or the city
    /// @param notBefore business time before which it waits; null: none
    record Notice(
            long id,
            PatientId to,
            Template template,
            long subject,
            Map<String, String> parameters,
            @Nullable InstitutionId institution,
            @Nullable Instant notBefore) {
        public Notice {
            parameters = Map.copyOf(parameters);
        }

        public Notice(
                long id,
                PatientId to,
                Template template,
                long subject,
                Map<String, String> parameters) {
            this(id, to, template, subject, parameters, null, null);
        }

        public Notice sentFor(@Nullable InstitutionId whom) {
            return new Notice(id, to, template, subject, parameters, whom, notBefore);
        }

        public Notice waitingUntil(@Nullable Instant earliest) {
            return new Notice(id, to, template, subject, parameters, institution, earliest);
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

    /// Puts the messages into the outbox, in the caller's transaction. Dunning waits for the
    /// end of the quiet hours and its turn under the caps; service messages do not. A known id
    /// is passed over. A patient without a phone is kept as [Status#FAILED].
    ///
    /// @throws IllegalArgumentException when a parameter is missing that the text cannot do
    /// without
    void send(List<Notice> notices);

    /// Takes back, in the caller's transaction, those of these that no carrier has been handed
    /// yet. They are kept as [Status#FAILED], with the reason `WITHDRAWN`.
    void withdraw(Collection<Long> notices);

    /// The state of each known message. One that was folded into another is as far as that one.
    Map<Long, State> states(Collection<Long> notices);
}
