package org.xinyi.delinquency;

import java.net.URI;
import org.springframework.stereotype.Component;
import org.xinyi.ledger.Parties;
import org.xinyi.scheme.LossLayer;

/// The credit insurer: pays the hospital first and takes the claim over, where the pack says so.
@Component
class CreditInsurer extends HttpOffice {

    CreditInsurer(DelinquencySettings settings) {
        super(settings);
    }

    @Override
    URI address(DelinquencySettings of) {
        return of.creditInsurer();
    }

    @Override
    public LossLayer.Bearer bearer() {
        return LossLayer.Bearer.CREDIT_INSURER;
    }

    @Override
    public Parties.Kind partyKind() {
        return Parties.Kind.CREDIT_INSURER;
    }

    @Override
    public String partyCode() {
        return "credit-insurer";
    }

    @Override
    public String partyName() {
        return "信用保险公司 / credit insurer";
    }
}
