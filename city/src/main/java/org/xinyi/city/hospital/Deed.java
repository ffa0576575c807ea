package org.xinyi.city.hospital;

/// What somebody does, told in the script's own numbers. The server's numbers are known only
/// when it has answered.
public sealed interface Deed {

    /// Whose visit it belongs to; deeds of one visit follow each other.
    int visit();

    record Register(int visit) implements Deed {}

    record Admit(int visit) implements Deed {}

    /// A patient, or a relative for one, opens the form of the scheme.
    record OpenForm(int visit) implements Deed {}

    record SignForm(int visit) implements Deed {}

    record CheckIn(int visit, boolean credit) implements Deed {}

    /// @param order number of an [Order]
    record Place(int visit, int order) implements Deed {}

    /// @param quantity how much was done, of the item's unit
    record Confirm(int visit, int order, int quantity) implements Deed {}

    record Cancel(int visit, int order) implements Deed {}

    /// A cashier, a kiosk or a phone asks what it comes to.
    record Settle(int visit) implements Deed {}

    /// Pays what the last [Settle] came to.
    record Pay(int visit, Means means) implements Deed {}

    record Note(int visit, Station station, int department) implements Deed {}

    record End(int visit) implements Deed {}

    record Discharge(int visit) implements Deed {}

    /// Somebody of the pharmacy or the finance office takes a settled item back.
    record Refund(int visit, int order) implements Deed {}

    /// Pays what is owed for a visit.
    record Repay(int visit, Means means, Portion portion) implements Deed {}

    /// Where money changes hands.
    enum Means {
        WINDOW_CASH,
        WINDOW_CARD,
        KIOSK,
        PHONE
    }

    /// How much of what is owed.
    enum Portion {
        ALL,
        HALF,
        /// More than is owed.
        TOO_MUCH,
        /// All of it on the phone, and then again at a window.
        TWICE
    }

    /// Stations that the hospital's system reports.
    enum Station {
        CALLED,
        CONSULTATION_ENDED,
        ARRIVED,
        SERVED,
        CASHIER_QUEUED,
        CASHIER_SERVED
    }
}
