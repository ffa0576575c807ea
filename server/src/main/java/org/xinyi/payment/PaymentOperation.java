package org.xinyi.payment;

import org.xinyi.kernel.sql.Operation;

/// The writes of this module that carry an idempotency key.
enum PaymentOperation implements Operation {
    OPEN_SHIFT(901),
    CLOSE_SHIFT(902),
    HAND_OUT(903),
    REGISTER_MERCHANT(904),
    GIVEN_BY_PAYEE(905),
    GRANT_MANDATE(906);

    private final int code;

    PaymentOperation(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
