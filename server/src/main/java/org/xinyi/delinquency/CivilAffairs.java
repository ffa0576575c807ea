package org.xinyi.delinquency;

import java.net.URI;
import org.springframework.stereotype.Component;
import org.xinyi.ledger.Parties;
import org.xinyi.scheme.LossLayer;

/// The civil-affairs office, which relieves people in special hardship.
@Component
class CivilAffairs extends HttpOffice {

    CivilAffairs(DelinquencySettings settings) {
        super(settings);
    }

    @Override
    URI address(DelinquencySettings of) {
        return of.civilAffairs();
    }

    @Override
    public LossLayer.Bearer bearer() {
        return LossLayer.Bearer.CIVIL_AFFAIRS;
    }

    @Override
    public Parties.Kind partyKind() {
        return Parties.Kind.RELIEF_OFFICE;
    }

    @Override
    public String partyCode() {
        return "civil-affairs";
    }

    @Override
    public String partyName() {
        return "民政部门 / civil affairs";
    }
}
