package org.xinyi.scheme;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.xinyi.scheme.FlowTerms.BillPushed;
import org.xinyi.scheme.FlowTerms.ChargeArises;
import org.xinyi.scheme.FlowTerms.Deposit;
import org.xinyi.scheme.FlowTerms.Place;
import org.xinyi.scheme.FlowTerms.Step;
import org.xinyi.scheme.FlowTerms.Trigger;

/// How a visit goes: pure functions of a pack. None of them can refuse care; they say how it is
/// funded and when it is settled.
public final class CareRules {

    private CareRules() {}

    /// What kind of care it is.
    public enum Care {
        OUTPATIENT,
        EMERGENCY,
        INPATIENT,
        PHARMACY,
        INTERNET_HOSPITAL;

        String key() {
            return "flow." + Kind.word(this).replace('-', '_');
        }
    }

    /// Something that happens in a visit and may settle it.
    public enum Moment {
        ORDERED(Trigger.PRESCRIPTION),
        EXECUTED(Trigger.EACH_STEP),
        DOCTOR_CLICKS(Trigger.DOCTOR),
        PATIENT_CONFIRMS(Trigger.PATIENT),
        TREATMENT_ENDS(Trigger.VISIT_END),
        LEAVING(Trigger.BEFORE_LEAVING),
        DISCHARGED(Trigger.DISCHARGE),
        /// The hospital applies for settlement after the patient has left.
        HOSPITAL_APPLIES(Trigger.BACKGROUND);

        private final Trigger trigger;

        Moment(Trigger trigger) {
            this.trigger = trigger;
        }
    }

    /// Whether the scheme covers this care; what it does not cover goes the ordinary way.
    public static Decision<Boolean> covers(Pack pack, Care care) {
        FlowTerms terms = pack.flow();
        boolean covered =
                switch (care) {
                    case OUTPATIENT -> terms.outpatient();
                    case EMERGENCY -> terms.emergency();
                    case INPATIENT -> terms.inpatient();
                    case PHARMACY -> terms.pharmacy();
                    case INTERNET_HOSPITAL -> terms.internet();
                };
        return Decision.by(pack, covered, care.key());
    }

    /// Whether a patient on credit pays at this step before going on.
    public static Decision<Boolean> paysAt(Pack pack, Step step) {
        boolean removed = pack.flow().removedSteps().contains(step);
        return Decision.by(pack, !removed, EntryRules.word("flow.removed_steps", removed, step));
    }

    /// Whether an order is a charge already.
    public static Decision<Boolean> charged(Pack pack, boolean executed) {
        boolean charged = executed || pack.flow().chargeArises() == ChargeArises.PRESCRIPTION;
        return Decision.by(pack, charged, "flow.charge_arises");
    }

    /// Whether this moment settles a visit of this kind.
    public static Decision<Boolean> settles(Pack pack, Care care, Moment moment) {
        boolean inpatient = care == Care.INPATIENT;
        Trigger trigger =
                inpatient ? pack.flow().inpatientSettles() : pack.flow().outpatientSettles();
        return Decision.by(
                pack,
                trigger == moment.trigger,
                inpatient ? "flow.inpatient_settles" : "flow.outpatient_settles");
    }

    /// Whether a settlement can be made here.
    public static Decision<Boolean> settlesAt(Pack pack, Place place) {
        var places = pack.flow().atSettlement().places();
        boolean there = places.isEmpty() || places.contains(place);
        return Decision.by(pack, there, EntryRules.word("flow.at_settlement.places", there, place));
    }

    /// What becomes of the deposit of a stay.
    ///
    /// @param trialWard whether the ward takes part in a trial
    public static Decision<Deposit> deposit(Pack pack, boolean trialWard) {
        Deposit stated = pack.flow().deposit();
        Deposit deposit =
                stated == Deposit.WAIVED_IN_TRIAL_WARDS
                        ? trialWard ? Deposit.WAIVED : Deposit.PAID
                        : stated;
        return Decision.by(pack, deposit, "flow.deposit");
    }

    /// Whether the hospital's system starts a deposit-free stay without being asked.
    public static Decision<Boolean> depositByItself(Pack pack) {
        return Decision.by(
                pack,
                pack.flow().atSettlement().depositByItself(),
                "flow.at_settlement.deposit_by_itself");
    }

    /// Whether money has to be loaded on a card before the visit.
    public static Decision<Boolean> topUpNeeded(Pack pack) {
        return Decision.by(
                pack, pack.flow().atSettlement().topUpNeeded(), "flow.at_settlement.top_up_needed");
    }

    /// Whether a registration costs its fee.
    ///
    /// @param sinceLast since the last visit for the same; null: none
    public static Decision<Boolean> registrationFee(Pack pack, @Nullable Duration sinceLast) {
        Duration within = pack.flow().followUpFreeWithin();
        boolean free = within != null && sinceLast != null && sinceLast.compareTo(within) <= 0;
        return Decision.by(pack, !free, "flow.follow_up_free_within");
    }

    /// How many registrations a visit to several departments takes.
    public static Decision<Integer> registrations(Pack pack, int departments) {
        return Decision.by(
                pack, pack.flow().oneRegistration() ? 1 : departments, "flow.one_registration");
    }

    /// Whether each charge is told at once.
    public static Decision<Boolean> tellsEachCharge(Pack pack) {
        return Decision.by(pack, pack.flow().pushEachCharge(), "flow.push_each_charge");
    }

    /// Whether a settlement is told with the fund's share and the patient's.
    public static Decision<Boolean> tellsShares(Pack pack) {
        return Decision.by(
                pack,
                pack.flow().atSettlement().message(),
                "flow.at_settlement.message_with_shares");
    }

    /// How many days after settlement the bill reaches the patient.
    public static Decision<Integer> billAfterDays(Pack pack) {
        boolean nextDay = pack.flow().atSettlement().bill() == BillPushed.NEXT_DAY;
        return Decision.by(pack, nextDay ? 1 : 0, "flow.at_settlement.bill");
    }

    /// How many of these settlements a visit's bill merges.
    public static Decision<Integer> bills(Pack pack, int settlements) {
        return Decision.by(
                pack, pack.repayment().oneBill() ? 1 : settlements, "repayment.one_bill");
    }

    /// What is put off or advanced of a bill.
    public static Decision<FlowTerms.Deferred> deferred(Pack pack) {
        return Decision.by(
                pack, pack.flow().atSettlement().deferred(), "flow.at_settlement.deferred");
    }
}
