package org.xinyi.ledger;

import org.xinyi.kernel.Coded;

/// The event that a journal records, numbered as in `docs/journals.md`.
public enum JournalKind implements Coded {
    EXECUTED(11, "J1"),
    EXECUTION_UNDONE(12, "J1"),
    SETTLED(20, "J2"),
    LENDER_PAID(30, "J3"),
    REPAID(40, "J4"),
    OVERPAID(41, "J4"),
    GIVEN_BACK(42, "J4"),
    CHANNEL_PAID(50, "J5"),
    INSURER_PAID(60, "J6"),
    /// What the insurer kept back for good.
    INSURER_DEDUCTED(61, "J6"),
    PREPAID(80, "J8"),
    PREPAYMENT_RETURNED(81, "J8"),
    DEBIT_RETURNED(90, "J9"),
    REFUNDED(100, "J10"),
    COMPENSATED(110, "J11"),
    RECOVERED(120, "J12"),
    WRITTEN_OFF(130, "J13"),
    RECOVERED_AFTER_WRITE_OFF(131, "J13"),
    FORGIVEN(132, "J13"),
    SUBSIDY_GRANTED(140, "J14"),
    SUBSIDY_PAID(141, "J14"),
    SUBSIDY_GIVEN_BACK(142, "J14"),
    RELIEF_GRANTED(150, "J15"),
    RELIEF_PAID(151, "J15"),
    INSTALMENT_CHARGED(160, "J16"),
    /// A debt is divided into parts that fall due one after the other.
    INSTALMENTS_AGREED(161, "J16");

    private final int code;
    private final String event;

    JournalKind(int code, String event) {
        this.code = code;
        this.event = event;
    }

    @Override
    public int code() {
        return code;
    }

    /// The event's number, `J1` to `J16`.
    public String event() {
        return event;
    }
}
