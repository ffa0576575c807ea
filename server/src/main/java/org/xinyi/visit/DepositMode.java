package org.xinyi.visit;

import org.xinyi.kernel.Coded;

/// What becomes of the deposit of a stay.
public enum DepositMode implements Coded {
    /// Paid by the patient at a window, as ever.
    PAID(1),
    WAIVED(2),
    /// Drawn from the line.
    DRAWN(3);

    private final int code;

    DepositMode(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
