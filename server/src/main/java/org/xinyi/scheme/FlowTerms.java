package org.xinyi.scheme;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a visit goes under the scheme.
///
/// @param removedSteps the steps that lose their payment
/// @param outpatientSettles what triggers settlement of a visit
/// @param inpatientSettles what triggers settlement of a stay
/// @param executionWindow after settlement at prescription: what is not executed by then is
///     refunded by itself
/// @param pushEachCharge whether every new charge updates the patient's bill with a message
/// @param oneRegistration whether one registration serves the whole visit
/// @param followUpFreeWithin a visit this soon after the last one has no registration fee; null:
///     always charged
/// @param pharmacy whether drugs may be bought on credit without a visit
/// @param internet whether visits to the internet hospital are covered
/// @param atSettlement where and how a settlement is made
public record FlowTerms(
        boolean outpatient,
        boolean emergency,
        boolean inpatient,
        Set<Step> removedSteps,
        ChargeArises chargeArises,
        Trigger outpatientSettles,
        Trigger inpatientSettles,
        Deposit deposit,
        Duration executionWindow,
        boolean pushEachCharge,
        boolean oneRegistration,
        @Nullable Duration followUpFreeWithin,
        boolean pharmacy,
        boolean internet,
        AtSettlement atSettlement) {

    /// Where and how a settlement is made.
    ///
    /// @param places where; empty: not stated, so anywhere
    /// @param deferred what is put off or advanced
    /// @param bill when the bill reaches the patient
    /// @param message whether settlement is told with both shares, by message and receipt
    /// @param depositByItself whether the hospital's system starts the deposit-free stay by itself
    /// @param topUpNeeded whether money has to be loaded on a card before the visit
    /// @param confirmsExecution whether patients are promised that nothing is charged before it is
    ///     confirmed
    public record AtSettlement(
            Set<Place> places,
            Deferred deferred,
            BillPushed bill,
            boolean message,
            boolean depositByItself,
            boolean topUpNeeded,
            boolean confirmsExecution) {

        static final AtSettlement NOT_STATED =
                new AtSettlement(
                        Set.of(),
                        Deferred.PERSONAL_SHARE,
                        BillPushed.AT_ONCE,
                        false,
                        false,
                        false,
                        false);

        public AtSettlement {
            places = Set.copyOf(places);
        }
    }

    /// Where a settlement is made.
    public enum Place {
        PHONE,
        KIOSK,
        WINDOW,
        CONSULTING_ROOM,
        WARD,
        BEDSIDE
    }

    /// What is put off or advanced.
    public enum Deferred {
        PERSONAL_SHARE,
        /// The fund's share too, until it is settled.
        WHOLE_BILL
    }

    /// When the bill reaches the patient.
    public enum BillPushed {
        AT_ONCE,
        NEXT_DAY
    }

    public enum Step {
        REGISTRATION,
        CONSULTATION,
        EXAMINATION,
        LABORATORY,
        TREATMENT,
        DRUGS,
        DEPOSIT,
        DISCHARGE
    }

    /// What turns an order into a charge.
    public enum ChargeArises {
        EXECUTION,
        PRESCRIPTION
    }

    public enum Trigger {
        /// As soon as it is ordered.
        PRESCRIPTION,
        /// After each executed step.
        EACH_STEP,
        /// One click of the doctor at the end of the consultation.
        DOCTOR,
        /// The patient taps or confirms on the phone.
        PATIENT,
        /// The end of the treatment, by itself.
        VISIT_END,
        /// By the patient before leaving the hospital.
        BEFORE_LEAVING,
        /// At discharge, at the bedside or in the ward.
        DISCHARGE,
        /// After discharge, in the background, with the bill the next day.
        BACKGROUND
    }

    /// What becomes of the deposit of a stay.
    public enum Deposit {
        /// Paid by the patient as ever.
        PAID,
        WAIVED,
        /// Waived in the wards that take part in a trial.
        WAIVED_IN_TRIAL_WARDS,
        /// Drawn from the line.
        DRAWN
    }

    public FlowTerms {
        removedSteps = Set.copyOf(removedSteps);
    }

    /// One registration per visit, none of them free.
    public FlowTerms(
            boolean outpatient,
            boolean emergency,
            boolean inpatient,
            Set<Step> removedSteps,
            ChargeArises chargeArises,
            Trigger outpatientSettles,
            Trigger inpatientSettles,
            Deposit deposit,
            Duration executionWindow,
            boolean pushEachCharge) {
        this(
                outpatient,
                emergency,
                inpatient,
                removedSteps,
                chargeArises,
                outpatientSettles,
                inpatientSettles,
                deposit,
                executionWindow,
                pushEachCharge,
                true,
                null,
                outpatient,
                outpatient,
                AtSettlement.NOT_STATED);
    }
}
