package org.xinyi.clearing;

import org.xinyi.kernel.sql.Operation;

/// The writes of this module.
enum ClearingOperation implements Operation {
    PROPOSE_ACCEPTANCE(1701);

    private final int code;

    ClearingOperation(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
