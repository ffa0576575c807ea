package org.xinyi.payment;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.xinyi.ledger.Parties;
import org.xinyi.people.InstitutionAdded;
import org.xinyi.people.Institutions.Institution;

/// Opens books for every institution that joins the city, so that it can be paid.
@Component
class HospitalBooks {

    private final Parties parties;

    HospitalBooks(Parties parties) {
        this.parties = parties;
    }

    @EventListener
    void on(InstitutionAdded added) {
        Institution institution = added.institution();
        parties.ensure(
                institution.id().party(),
                Parties.Kind.INSTITUTION,
                institution.code(),
                institution.nameZh());
    }
}
