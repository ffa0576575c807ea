package org.xinyi.delinquency;

/// Why somebody did not pay, as asked at the call desk and in the survey.
enum NonPaymentReason {
    FORGOT,
    DID_NOT_KNOW,
    BILL_UNCLEAR,
    NOT_DONE,
    CANNOT_PAY,
    UNHAPPY_WITH_CARE,
    PAYING_FAILED,
    RELATIVE_PAYS,
    INSURANCE_SHOULD_PAY,
    OTHER
}
