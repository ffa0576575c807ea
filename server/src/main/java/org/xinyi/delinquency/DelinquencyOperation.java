package org.xinyi.delinquency;

import org.xinyi.kernel.sql.Operation;

/// The writes of this module.
enum DelinquencyOperation implements Operation {
    PAUSE(1601),
    END_PAUSE(1602),
    DISPUTE(1603),
    RESOLVE_DISPUTE(1604),
    ASK_FOR_HELP(1605),
    DECIDE_HELP(1606),
    RECORD_CALL(1607),
    ANSWER_SURVEY(1608),
    RELEASE_DRAFT(1609),
    DISMISS_DRAFT(1610),
    APPEAL(1611),
    DECIDE_APPEAL(1612),
    PROPOSE(1613),
    SET_MODE(1615),
    UPLOAD(1616),
    END_WHITE_LISTING(1617);

    private final int code;

    DelinquencyOperation(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
