package org.xinyi.repayment;

import org.xinyi.kernel.sql.Operation;

/// The writes of this module.
enum RepaymentOperation implements Operation {
    OPEN(1501),
    TAKE(1502),
    AGREE_INSTALMENTS(1503);

    private final int code;

    RepaymentOperation(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
