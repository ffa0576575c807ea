package org.xinyi.insight;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Map;
import org.xinyi.kernel.Money;
import org.xinyi.ledger.Source;

/// What happened from one day to another, both included, and how things stand now. Numbers and
/// sums alone: it holds no personal data.
///
/// @param visits registered in the period
/// @param admissions inpatients given a bed in the period
/// @param discharges inpatient visits that ended in the period
/// @param inBeds inpatients lying in now
/// @param orders placed in the period, by what has become of them until now
/// @param charges charge items executed in the period: each execution counts, in whole or in
/// part
/// @param amountTotal of the bills first settled in the period, as they stand after refunds
/// @param bySource how that is split; sources without a share are absent
/// @param drawn what obligations arose for in the period: draws on schemes' lines, and what
/// stands on lines of trust, where ordinary visits owe until they have paid
/// @param released holds that ended in the period without a charge: released or expired
/// @param refunded what refunds of the period took back, all sources together
/// @param repaid what payments of the period were allocated to obligations, without the charges
/// of instalments
/// @param repaidOnTime the part of it that came on the due day or before
/// @param repaidLate the rest
/// @param outstanding open on all obligations now: what was treated and is not repaid, without
/// the charges of instalments, which bills and arrears show beside it
/// @param overdue the part of it that was due on an earlier day than today
/// @param writtenOff in the period; the debts stay owed and are part of `outstanding`
/// @param subsidy granted in the period, less what was given back
public record Overview(
        @NotNull LocalDate from,
        @NotNull LocalDate to,
        @NotNull Visits visits,
        long admissions,
        long discharges,
        long inBeds,
        @NotNull Orders orders,
        long charges,
        @NotNull Money amountTotal,
        @NotNull Map<Source, Money> bySource,
        @NotNull Money drawn,
        @NotNull Money released,
        @NotNull Money refunded,
        @NotNull Money repaid,
        @NotNull Money repaidOnTime,
        @NotNull Money repaidLate,
        @NotNull Money outstanding,
        @NotNull Money overdue,
        @NotNull Money writtenOff,
        @NotNull Money subsidy) {

    /// @param total of all kinds, inpatients among them
    /// @param credit going on credit
    /// @param undecided not checked in yet
    public record Visits(
            long total,
            long outpatient,
            long emergency,
            long credit,
            long ordinary,
            long undecided) {}

    /// Each order counts once below `placed`; the rest of them is waiting to be done.
    ///
    /// @param executed done in whole
    /// @param partly done in part, whether or not the rest will be
    /// @param never not done, and not to be done any more
    /// @param cancelled taken back: before it was done, or refunded
    /// @param unpriced waiting for a price, done or not
    public record Orders(
            long placed, long executed, long partly, long never, long cancelled, long unpriced) {}
}
