package org.xinyi.clearing;

import org.xinyi.kernel.Coded;

/// What a line of another party's file tells.
enum LineType implements Coded {
    /// An insurer settled; one line for each share. A reversal has negative amounts.
    INSURED(1),
    /// A lender funded a draw.
    DRAWN(2),
    /// A lender was told of a refund.
    REFUNDED(3),
    /// A lender was told of a repayment, or received one itself.
    REPAID(4),
    /// A lender was told that a debit was returned.
    DEBIT_RETURNED(5),
    /// A lender paid a hospital.
    PAID_OUT(6),
    /// A channel collected a payment.
    COLLECTED(7),
    /// A channel gave money back.
    RETURNED(8),
    /// A channel collected for a number that is none of this city.
    FOREIGN_COLLECTED(9),
    /// A channel gave back under a number that is none of this city.
    FOREIGN_RETURNED(10);

    private final int code;

    LineType(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
