package org.xinyi.ledger;

import org.xinyi.kernel.Coded;

/// The share of a bill that a fen belongs to. Fixed by the insurer's split, never changed
/// afterwards. Credit, cash and wallets fund the [#PERSONAL] share; they are no sources.
public enum Source implements Coded {
    /// From execution to settlement, before the insurer has split the bill.
    UNSPLIT(0),
    /// Fund payments without the ones below.
    POOL(1),
    /// Serious illness, civil servant and supplementary funds.
    OTHER_FUND(2),
    /// Medical assistance settled by the insurer, `maf_pay`.
    RELIEF(3),
    /// `acct_pay`.
    PERSONAL_ACCOUNT(4),
    /// A relative's personal account, `acct_mulaid_pay`.
    MUTUAL_AID(5),
    /// Borne by the hospital, `hosp_part_amt`.
    HOSPITAL(6),
    /// `psn_cash_pay`: the only share that credit, cash, wallet or deposit may fund.
    PERSONAL(7),
    /// The charge of an instalment plan, never part of a medical bill.
    INTEREST(8);

    private final int code;

    Source(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
