package org.xinyi.ledger;

import org.xinyi.kernel.Money;
import org.xinyi.kernel.PartyId;

/// One row with two sides: both stand in the same owner's book and carry the same source, so every
/// journal nets to zero per owner and per source and an unbalanced one cannot be written.
///
/// @param amount more than zero
public record Entry(PartyId owner, Source source, Account debit, Account credit, Money amount) {

    public Entry {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("An entry moves a positive amount, not " + amount);
        }
        if (debit.equals(credit)) {
            throw new IllegalArgumentException("An entry moves between two accounts: " + debit);
        }
    }

    /// An entry for a signed difference: a negative one has its sides exchanged.
    ///
    /// @param difference not zero
    public static Entry signed(
            PartyId owner, Source source, Account debit, Account credit, Money difference) {
        return difference.isNegative()
                ? new Entry(owner, source, credit, debit, difference.negated())
                : new Entry(owner, source, debit, credit, difference);
    }
}
