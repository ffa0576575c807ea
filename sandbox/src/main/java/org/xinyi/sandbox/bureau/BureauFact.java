package org.xinyi.sandbox.bureau;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Map;

/// What happened at the bureaus.
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "fact")
sealed interface BureauFact {

    /// @param source the bureau: city, sesame, bank, insurance
    /// @param parts what the score is made of; empty where the bureau does not say
    record ScoreSet(String source, String person, long score, Map<String, Long> parts)
            implements BureauFact {
        public ScoreSet {
            parts = Map.copyOf(parts);
        }
    }

    /// Somebody has read a score.
    ///
    /// @param authorisation the number of the person's authorisation, as the reader says
    record Asked(
            String source,
            String client,
            String number,
            String person,
            String authorisation,
            Instant at)
            implements BureauFact {}
}
