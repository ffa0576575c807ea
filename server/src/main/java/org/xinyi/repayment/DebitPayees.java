package org.xinyi.repayment;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.xinyi.credit.Obligation;
import org.xinyi.credit.Obligations.Open;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PartyId;
import org.xinyi.payment.Mandates.Mandate;
import org.xinyi.scheme.CreditTerms.Funding;
import org.xinyi.scheme.PackRef;
import org.xinyi.scheme.Schemes;

/// Who may debit what under a mandate: the payee it names; under a bound account, the hospital,
/// for what was settled under a scheme that debits accounts.
@Component
class DebitPayees {

    private final Schemes schemes;

    DebitPayees(Schemes schemes) {
        this.schemes = schemes;
    }

    Optional<PartyId> of(Mandate mandate, Obligation bill) {
        PartyId payee = mandate.payee();
        if (payee != null) {
            return Optional.of(payee);
        }
        PackRef pack = bill.pack();
        return pack != null && schemes.version(pack).credit().funding() == Funding.ACCOUNT_DEBIT
                ? Optional.of(bill.institution().party())
                : Optional.empty();
    }

    /// What the payee of a mandate is to get of a bill, the charge included.
    Money owed(Mandate mandate, Open bill) {
        return of(mandate, bill.obligation()).map(payee -> owed(bill, payee)).orElse(Money.ZERO);
    }

    private static Money owed(Open bill, PartyId owner) {
        return bill.shares()
                .getOrDefault(owner, Money.ZERO)
                .plus(bill.charges().getOrDefault(owner, Money.ZERO));
    }
}
