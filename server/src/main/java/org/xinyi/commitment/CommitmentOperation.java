package org.xinyi.commitment;

import org.xinyi.kernel.sql.Operation;

/// The module's writes that a caller may send again.
enum CommitmentOperation implements Operation {
    OPEN(1101),
    OPEN_LIST(1102),
    SIGN(1103),
    SIGN_LIST(1104);

    private final int code;

    CommitmentOperation(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
