package org.xinyi.notice;

/// The messages we send. Texts stand in `notice/templates.properties`, Chinese and English.
public enum Template {
    ONE_TIME_CODE(Kind.SERVICE),
    COMMITMENT_COPY(Kind.SERVICE),
    COMMITMENT_REVOKED(Kind.SERVICE),
    LINE_OPENED(Kind.SERVICE),
    LINE_REFUSED(Kind.SERVICE),
    CHARGE_ADDED(Kind.LIVE_BILL),
    GUIDE(Kind.SERVICE),
    BILL(Kind.SERVICE),
    DAILY_BILL(Kind.LIVE_BILL),
    REPAID(Kind.SERVICE),
    REFUNDED(Kind.SERVICE),
    GIVEN_BACK(Kind.SERVICE),
    DUE_SOON(Kind.DUNNING),
    REMINDER(Kind.DUNNING),
    CALL_ANNOUNCED(Kind.DUNNING),
    LISTING_ANNOUNCED(Kind.DUNNING),
    LISTED(Kind.SERVICE),
    LISTING_LIFTED(Kind.SERVICE),
    FAMILY_INVITED(Kind.SERVICE),
    FAMILY_BOUND(Kind.SERVICE),
    FAMILY_ENDED(Kind.SERVICE);

    /// What rules a message is under.
    public enum Kind {
        SERVICE,
        /// Not limited in number; may be folded into one.
        LIVE_BILL,
        /// Under quiet hours and frequency caps.
        DUNNING
    }

    private final Kind kind;

    Template(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
