package org.xinyi.lender;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.PatientId;
import org.xinyi.scheme.ScoringTerms.Component;
import org.xinyi.scheme.ScoringTerms.Score;

/// The lenders of a city. A lender sees a person, an amount and a hospital; never an item or a
/// diagnosis.
public interface Lenders {

    /// @param code as a pack names it, such as `quanzhou-rural-credit`
    record Lender(PartyId id, String code, String nameZh, String nameEn) {}

    /// What is applied for.
    enum Product {
        /// A line for care.
        CREDIT,
        /// A credit card for care.
        CARD
    }

    /// A score that a bureau told with the patient's permission, for the lender to weigh.
    ///
    /// @param parts what it is made of; empty when the bureau does not say
    record Told(Score source, long score, Map<Component, Long> parts) {
        public Told {
            parts = Map.copyOf(parts);
        }
    }

    /// @param id made before the first call; asking again with it never applies twice
    /// @param scores none without permission, or while bureaus are silent
    record Application(
            long id,
            PartyId lender,
            PatientId patient,
            String scheme,
            Instant at,
            Product product,
            List<Told> scores) {
        public Application {
            scores = List.copyOf(scores);
        }

        /// For a line, with no score.
        public Application(long id, PartyId lender, PatientId patient, String scheme, Instant at) {
            this(id, lender, patient, scheme, at, Product.CREDIT, List.of());
        }
    }

    sealed interface ApplicationAnswer {
        /// @param lineNumber the lender's number of the line
        record Approved(String lineNumber, Money limit) implements ApplicationAnswer {}

        record Declined(String reason) implements ApplicationAnswer {}

        /// The lender is deciding, or could not be reached. Ask again with the same number.
        record Pending() implements ApplicationAnswer {}
    }

    /// @param id made before the first call; asking again with it raises once
    /// @param wanted the new limit
    record Raise(long id, PartyId lender, String lineNumber, Money wanted) {}

    sealed interface RaiseAnswer {
        /// @param limit as it is now, up to what was wanted
        record Raised(Money limit) implements RaiseAnswer {}

        record Declined(String reason) implements RaiseAnswer {}

        /// No answer yet. Ask again with the same number.
        record Unknown() implements RaiseAnswer {}
    }

    /// @param id the obligation that it will fund; asking again with it never draws twice
    record Draw(
            ObligationId id,
            PartyId lender,
            String lineNumber,
            InstitutionId hospital,
            Money amount,
            Instant at) {}

    sealed interface DrawAnswer {
        /// @param amount what the lender funds, up to what was asked; zero when it declines
        record Funded(ObligationId id, Money amount) implements DrawAnswer {}

        /// No answer yet. Ask again with the same number.
        record Unknown(ObligationId id) implements DrawAnswer {}
    }

    /// What the lender must know about a draw it funded.
    enum Event {
        /// The patient paid through a channel of ours; the lender is paid by the channel.
        REPAID,
        /// The hospital refunded; the lender nets it with the next payout.
        REFUNDED,
        /// A debit was returned.
        DEBIT_RETURNED
    }

    /// @param id made by the caller; told once
    record Advice(
            long id,
            PartyId lender,
            String lineNumber,
            ObligationId draw,
            Event event,
            Money amount,
            Instant at) {}

    List<Lender> all();

    Optional<Lender> find(String code);

    /// Those that issue credit cards for care.
    List<Lender> cardIssuers();

    /// Applies for lines. Leaves the house; answers in list order.
    List<ApplicationAnswer> apply(List<Application> applications);

    /// Asks a lender for a higher limit. Leaves the house.
    RaiseAnswer raise(Raise raise);

    /// Asks lenders to fund. Leaves the house; answers in list order.
    List<DrawAnswer> draw(List<Draw> draws);

    /// Tells lenders, after the caller's transaction has committed, until they acknowledge.
    void advise(List<Advice> advices);
}
