package org.xinyi.settlement;

import org.xinyi.kernel.sql.Operation;

/// The writes of this module.
enum SettlementOperation implements Operation {
    SETTLE(1401),
    REFUND(1402),
    PROPOSE_REFUND(1403),
    BIND_ACCOUNT(1404);

    private final int code;

    SettlementOperation(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
