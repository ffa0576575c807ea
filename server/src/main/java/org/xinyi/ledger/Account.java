package org.xinyi.ledger;

import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.Coded;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.VisitId;

/// One account in a party's book. What one account is kept per stands in `key`.
///
/// @param line the balance that a [Type#LINE] account counts against; null for all others
public record Account(Type type, @Nullable Long key, @Nullable LineId line) {

    /// The kinds of account, named as in the books.
    public enum Type implements Coded {
        /// Executed, not yet settled; per visit.
        UNBILLED(1),
        /// What an insurer owes; per insurer, the source says which fund.
        INSURER(2),
        /// Drawn and not yet repaid; per obligation, on a line. The only account with a limit.
        LINE(3),
        /// What another owner owes this one, or is owed by it; per other owner.
        BETWEEN(4),
        /// Collected by a wallet, bank or window, not yet paid on; per channel.
        CHANNEL(5),
        /// Deposit held for a stay; per visit.
        PREPAID(6),
        /// Money to be given back; per person.
        PATIENT_CREDIT(7),
        /// The part of a line given up in the books, still owed by the patient; per obligation.
        ALLOWANCE(8),
        /// Borne by the owner; per [LossReason].
        LOSS(9),
        /// What the owner has given, care or money, less the money it has received.
        POSITION(10),
        /// Interest or fee of an instalment plan; per obligation, outside the limit.
        CHARGES(11);

        private final int code;

        Type(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }
    }

    /// Why an owner bears an amount.
    public enum LossReason implements Coded {
        WRITE_OFF(1),
        CHANNEL_FEE(2),
        HOSPITAL_SHARE(3),
        INSURER_DIFFERENCE(4),
        SUBSIDY_GRANTED(5),
        RELIEF_GRANTED(6),
        REFUND_BORNE(7);

        private final int code;

        LossReason(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }
    }

    private static final Account POSITION_ACCOUNT = new Account(Type.POSITION, null, null);

    public static Account position() {
        return POSITION_ACCOUNT;
    }

    public static Account insurer(PartyId insurer) {
        return new Account(Type.INSURER, insurer.value(), null);
    }

    public static Account unbilled(VisitId visit) {
        return new Account(Type.UNBILLED, visit.value(), null);
    }

    public static Account line(ObligationId obligation, LineId line) {
        return new Account(Type.LINE, obligation.value(), line);
    }

    public static Account between(PartyId other) {
        return new Account(Type.BETWEEN, other.value(), null);
    }

    /// @param channel the number of the channel in the payment module
    public static Account channel(long channel) {
        return new Account(Type.CHANNEL, channel, null);
    }

    public static Account prepaid(VisitId stay) {
        return new Account(Type.PREPAID, stay.value(), null);
    }

    public static Account patientCredit(PatientId patient) {
        return new Account(Type.PATIENT_CREDIT, patient.value(), null);
    }

    public static Account allowance(ObligationId obligation) {
        return new Account(Type.ALLOWANCE, obligation.value(), null);
    }

    public static Account loss(LossReason reason) {
        return new Account(Type.LOSS, (long) reason.code(), null);
    }

    public static Account charges(ObligationId obligation) {
        return new Account(Type.CHARGES, obligation.value(), null);
    }
}
