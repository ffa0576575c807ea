package org.xinyi.delinquency;

import java.net.URI;
import org.springframework.stereotype.Component;
import org.xinyi.ledger.Parties;
import org.xinyi.scheme.LossLayer;

/// The city's fiscal office.
@Component
class FiscalOffice extends HttpOffice {

    FiscalOffice(DelinquencySettings settings) {
        super(settings);
    }

    @Override
    URI address(DelinquencySettings of) {
        return of.fiscal();
    }

    @Override
    public LossLayer.Bearer bearer() {
        return LossLayer.Bearer.FISCAL;
    }

    @Override
    public Parties.Kind partyKind() {
        return Parties.Kind.FISCAL_OFFICE;
    }

    @Override
    public String partyCode() {
        return "fiscal";
    }

    @Override
    public String partyName() {
        return "市财政 / city treasury";
    }
}
