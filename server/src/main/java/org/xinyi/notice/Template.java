package org.xinyi.notice;

/// The messages we send. Texts stand in `notice/templates_zh.properties` and `_en`; beside each
/// template stand its parameters, those in brackets may be left out. Amounts are `128.50`, dates
/// `2020-06-10`, names masked. A parameter `x.en` takes the place of `x` in an English text.
public enum Template {
    /// `code minutes`
    ONE_TIME_CODE(Kind.SERVICE),
    /// `date time place [institution] [location]`
    VISIT_SOON(Kind.SERVICE),
    /// `scheme number date`
    COMMITMENT_COPY(Kind.SERVICE),
    /// `scheme number`
    COMMITMENT_REVOKED(Kind.SERVICE),
    /// `scheme number`
    COMMITMENT_OUTGROWN(Kind.SERVICE),
    /// `scheme [limit]`
    LINE_OPENED(Kind.SERVICE),
    /// `scheme reason`
    LINE_REFUSED(Kind.SERVICE),
    /// `scheme limit [level]`
    LIMIT_RAISED(Kind.SERVICE),
    /// `count [institution] [amount] [total]`. The subject is the visit: several that wait become
    /// one, with counts and amounts added and all else as in the last.
    CHARGE_ADDED(Kind.LIVE_BILL),
    /// `place [institution] [location] [note]`
    GUIDE(Kind.SERVICE),
    /// `amount [institution] [total] [covered] [debited] [carded] [due]`
    BILL(Kind.SERVICE),
    /// `date amount [institution] [total]`
    DAILY_BILL(Kind.LIVE_BILL),
    /// `amount [open] [available]`
    REPAID(Kind.SERVICE),
    /// `amount`
    DEBIT_DECLINED(Kind.SERVICE),
    /// `amount count total date`
    INSTALMENTS_AGREED(Kind.SERVICE),
    /// `amount [institution]`
    REFUNDED(Kind.SERVICE),
    /// `amount`
    GIVEN_BACK(Kind.SERVICE),
    /// `amount due [institution]`
    DUE_SOON(Kind.DUNNING),
    /// `amount [institution] [due] [phone]`
    REMINDER(Kind.DUNNING),
    /// `amount [institution] [phone]`
    CALL_ANNOUNCED(Kind.DUNNING),
    /// `amount date [institution] [basis]`
    LISTING_ANNOUNCED(Kind.DUNNING),
    /// `amount date [until]`
    LISTED(Kind.SERVICE),
    /// `[date]`
    LISTING_LIFTED(Kind.SERVICE),
    /// `name [limit]`
    FAMILY_INVITED(Kind.SERVICE),
    /// `name`
    FAMILY_BOUND(Kind.SERVICE),
    /// `name`
    FAMILY_ENDED(Kind.SERVICE),
    /// `payer holder scheme`
    DEBTS_TAKEN_ON(Kind.SERVICE),
    /// `payer holder scheme`
    DEBTS_GIVEN_UP(Kind.SERVICE);

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

    /// The order in which waiting messages leave; a person stands and waits for a code.
    int priority() {
        return switch (kind) {
            case SERVICE -> this == ONE_TIME_CODE ? 0 : 1;
            case LIVE_BILL -> 2;
            case DUNNING -> DUNNING_PRIORITY;
        };
    }

    static final int DUNNING_PRIORITY = 3;
}
