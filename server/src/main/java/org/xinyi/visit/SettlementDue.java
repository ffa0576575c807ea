package org.xinyi.visit;

import java.time.Instant;
import org.xinyi.kernel.Coded;
import org.xinyi.kernel.VisitId;

/// A durable intent: the charges of a visit are to be settled.
///
/// @param id of the intent, which becomes the number of the settlement
public record SettlementDue(long id, VisitId visit, Trigger trigger, Instant at) {

    /// What made it due.
    public enum Trigger implements Coded {
        VISIT_ENDED(1),
        PRESCRIBED(2),
        STEP_EXECUTED(3),
        DOCTOR(4),
        PATIENT(5),
        DISCHARGED(6),
        /// The patient pays at a window before it is done.
        CASHIER(7),
        /// Something was done or priced after the visit had ended.
        LATE_CHARGE(8),
        DAY_END(9);

        private final int code;

        Trigger(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }

        /// Whether what was ordered with this funding and not done yet is settled too. At a window
        /// only what the line does not carry is paid in advance.
        boolean settlesUndone(Order.Funding funding) {
            return this == PRESCRIBED || (this == CASHIER && funding == Order.Funding.ORDINARY);
        }
    }
}
