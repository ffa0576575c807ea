package org.xinyi.visit;

import org.xinyi.kernel.sql.Operation;

/// The writes of this module.
enum VisitOperation implements Operation {
    REGISTER(1301),
    CHECK_IN(1302),
    END(1303),
    PLACE_ORDERS(1304),
    CONFIRM_EXECUTIONS(1305),
    CANCEL_ORDERS(1306),
    PRICE_ORDERS(1307),
    ADD_STATIONS(1308);

    private final int code;

    VisitOperation(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
