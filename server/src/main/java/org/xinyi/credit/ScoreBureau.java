package org.xinyi.credit;

import java.util.List;
import java.util.Map;
import org.xinyi.kernel.PatientId;
import org.xinyi.scheme.ScoringTerms.Component;
import org.xinyi.scheme.ScoringTerms.Score;

/// Those who keep people's scores: the city's (白鹭分), Sesame's (芝麻分), a bank's, the insurance
/// bureau's. Called outside of any transaction, and only under a patient's authorisation.
interface ScoreBureau {

    /// @param number ours
    /// @param authorisation the number of the patient's authorisation
    record Question(long number, PatientId patient, Score source, long authorisation) {}

    sealed interface Answer {

        /// @param score 0 to 1,000
        /// @param parts what it is made of, as far as the bureau says
        record Read(long score, Map<Component, Long> parts) implements Answer {
            public Read {
                parts = Map.copyOf(parts);
            }
        }

        /// It keeps no score of this person.
        record NoRecord() implements Answer {}

        /// It has not answered.
        record Silent() implements Answer {}

        /// It has answered what cannot be: no score, or another person's.
        record Wrong() implements Answer {}
    }

    /// An answer to each question.
    Map<Question, Answer> ask(List<Question> questions);
}
