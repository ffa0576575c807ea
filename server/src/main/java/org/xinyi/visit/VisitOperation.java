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
    ADD_STATIONS(1308),
    BOOK(1309),
    CANCEL_BOOKINGS(1310),
    IDENTIFY(1311),
    ADMIT(1312),
    MOVE_BEDS(1313),
    DISCHARGE(1314),
    OBJECT(1315),
    ANSWER_OBJECTION(1316),
    RATE(1317),
    TELL_GUIDE(1331),
    SHARE_RECORDS(1332);

    private final int code;

    VisitOperation(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
