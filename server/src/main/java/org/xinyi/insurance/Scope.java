package org.xinyi.insurance;

import org.xinyi.kernel.Money;
import tools.jackson.databind.JsonNode;

/// What of the lines lies within the insurance and what does not, as the insurer found.
///
/// @param ownExpense `fulamt_ownpay_amt`
/// @param overLimit `overlmt_amt`, above the price limit
/// @param firstSelf `preselfpay_amt`, paid first of class 乙
/// @param inScope `inscp_scp_amt`
record Scope(Money ownExpense, Money overLimit, Money firstSelf, Money inScope) {

    static FsiReply<Scope> read(JsonNode lines) {
        Scope sum = new Scope(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);
        for (JsonNode line : lines) {
            Money[] parts = {
                Amounts.read(line, "fulamt_ownpay_amt"),
                Amounts.read(line, "overlmt_amt"),
                Amounts.read(line, "preselfpay_amt"),
                Amounts.read(line, "inscp_scp_amt")
            };
            sum = sum.plus(new Scope(parts[0], parts[1], parts[2], parts[3]));
        }
        return FsiReply.said(sum);
    }

    private Scope plus(Scope other) {
        return new Scope(
                ownExpense.plus(other.ownExpense),
                overLimit.plus(other.overLimit),
                firstSelf.plus(other.firstSelf),
                inScope.plus(other.inScope));
    }
}
