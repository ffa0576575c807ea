package org.xinyi.sandbox.insurer;

import com.fasterxml.jackson.annotation.JsonFormat;

/// What of a cost lies within the insurance and what does not, in fen. The last four add up to
/// the first.
///
/// @param ownExpense wholly the person's own, `fulamt_ownpay_amt`
/// @param overLimit above the price limit, `overlmt_amt`
/// @param firstSelf what the person pays first of class B, `preselfpay_amt`
/// @param inScope `inscp_scp_amt`
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
record Scope(long total, long ownExpense, long overLimit, long firstSelf, long inScope) {

    static final Scope NOTHING = new Scope(0, 0, 0, 0, 0);

    Scope plus(Scope other) {
        return new Scope(
                Math.addExact(total, other.total),
                ownExpense + other.ownExpense,
                overLimit + other.overLimit,
                firstSelf + other.firstSelf,
                inScope + other.inScope);
    }
}
