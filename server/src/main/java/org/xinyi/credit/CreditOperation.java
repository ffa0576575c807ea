package org.xinyi.credit;

import org.xinyi.kernel.sql.Operation;

/// The writes of this module.
enum CreditOperation implements Operation {
    APPLY(1201),
    SHARE(1202),
    CLOSE(1203),
    SET_LIMIT(1204),
    PROPOSE_LIMIT(1205),
    AUTHORISE_SCORES(1206),
    REVOKE_SCORE(1207),
    APPLY_FOR_CARD(1208),
    RAISE(1209),
    ASSUME(1210);

    private final int code;

    CreditOperation(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
