package org.xinyi.delinquency;

/// What a call came to.
enum CallOutcome {
    /// Will pay by a date.
    PROMISED(true),
    PAID_ALREADY(true),
    WRONG_NUMBER(false),
    REFUSES(true),
    /// Cannot pay: help is looked for first.
    HARDSHIP(true),
    /// Says that something billed was not done.
    NOT_DONE(true),
    /// Nobody answered.
    UNREACHABLE(false);

    private final boolean reached;

    CallOutcome(boolean reached) {
        this.reached = reached;
    }

    /// Whether the debtor was spoken to.
    boolean reached() {
        return reached;
    }
}
