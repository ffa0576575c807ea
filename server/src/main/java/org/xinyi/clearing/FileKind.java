package org.xinyi.clearing;

import org.xinyi.kernel.Coded;

/// The files and lists that other parties keep ready.
enum FileKind implements Coded {
    /// An insurer's settlements and reversals of a day at one institution.
    INSURER_STATEMENT(1),
    /// What an insurer has paid to one institution.
    INSURER_PAYMENTS(2),
    /// A lender's movements of a day.
    LENDER_STATEMENT(3),
    /// What a lender has paid to hospitals.
    LENDER_PAYOUTS(4),
    /// What a channel collected and returned on a day for one payee.
    CHANNEL_BILL(5),
    /// What a channel has paid to one payee.
    CHANNEL_PAYOUTS(6);

    private final int code;

    FileKind(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
