package org.xinyi.access;

import org.xinyi.kernel.sql.Operation;

/// The writes of this module.
enum AccessOperation implements Operation {
    DECIDE_PROPOSAL(601),
    REGISTER_APP(602);

    private final int code;

    AccessOperation(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
