package org.xinyi.scheme;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What happens while an obligation stays unpaid, and what default means.
///
/// @param rungs in ascending order
/// @param quietFrom no dunning from this time of day
/// @param quietUntil to this one
/// @param penalties what a listing or a counter brings about
/// @param lists which lists are kept, and who puts people on them
/// @param reports what is reported to the city's credit platform, on authorisation
public record FollowUpTerms(
        List<Rung> rungs,
        LocalTime quietFrom,
        LocalTime quietUntil,
        List<Counter> counters,
        List<Penalty> penalties,
        Lists lists,
        Set<Report> reports) {

    /// Which lists are kept.
    ///
    /// @param white whether a list of trusted people is kept
    /// @param black whether a list of people without credit is kept
    /// @param byHospital whether hospitals put people on the black list
    public record Lists(boolean white, boolean black, boolean byHospital) {
        public static final Lists NONE = new Lists(false, false, false);
    }

    /// What is reported.
    public enum Report {
        FULFILMENT,
        DEFAULT
    }

    /// One step of the ladder.
    ///
    /// @param id stable within the pack, such as `call-7d`
    /// @param after since the clock's start; strictly more must have passed
    /// @param spacing at least this long after the previous rung was carried out
    public record Rung(String id, Action action, Clock clock, Duration after, Duration spacing) {}

    public enum Action {
        SMS,
        /// A member of staff calls and asks for the reason.
        CALL,
        /// Put on the arrears list, which ends the credit option.
        LIST,
        /// Entered in the personal credit file.
        CREDIT_FILE
    }

    public enum Clock {
        TREATMENT_ENDED,
        DUE
    }

    /// How often something may happen.
    ///
    /// @param counts what is counted
    /// @param strictlyMore true: more than `limit`; false: `limit` or more
    public record Counter(String id, Counted counts, boolean strictlyMore, int limit) {}

    public enum Counted {
        OVERDUE_OBLIGATIONS,
        DISHONEST_ACTS
    }

    /// What follows from a rung or a counter.
    ///
    /// @param id stable within the pack
    /// @param cause id of the rung or counter
    /// @param lasts how long; null until lifted
    /// @param liftedByPayment whether paying lifts it at once
    /// @param legalBasis what it rests on, shown to the patient
    /// @param fallsOn whom it touches
    public record Penalty(
            String id,
            String cause,
            Effect effect,
            @Nullable Duration lasts,
            boolean liftedByPayment,
            Pack.Text legalBasis,
            FallsOn fallsOn) {

        /// Named by its effect, falling on who owes.
        public Penalty(
                String cause,
                Effect effect,
                @Nullable Duration lasts,
                boolean liftedByPayment,
                Pack.Text legalBasis) {
            this(
                    Kind.word(effect),
                    cause,
                    effect,
                    lasts,
                    liftedByPayment,
                    legalBasis,
                    FallsOn.DEBTOR);
        }
    }

    /// Whom a penalty touches.
    public enum FallsOn {
        DEBTOR,
        /// Who was treated; no pack may say so.
        PATIENT
    }

    public enum Effect {
        /// No credit for new visits; care goes on.
        CREDIT_SUSPENDED,
        CREDIT_CANCELLED,
        /// Reported to the city's credit platform.
        CITY_LIST,
        PERSONAL_CREDIT_FILE,
        /// Fewer credit points.
        POINTS_LOWERED,
        /// Only where a pack states it.
        INSURANCE_BENEFITS_SUSPENDED;

        /// Whether it changes how somebody stands; fewer points alone do not.
        public boolean counts() {
            return this != POINTS_LOWERED;
        }
    }

    public FollowUpTerms {
        rungs = List.copyOf(rungs);
        counters = List.copyOf(counters);
        penalties = List.copyOf(penalties);
        reports = Set.copyOf(reports);
    }

    /// Without lists and reports.
    public FollowUpTerms(
            List<Rung> rungs,
            LocalTime quietFrom,
            LocalTime quietUntil,
            List<Counter> counters,
            List<Penalty> penalties) {
        this(rungs, quietFrom, quietUntil, counters, penalties, Lists.NONE, Set.of());
    }
}
