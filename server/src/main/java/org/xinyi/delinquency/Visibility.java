package org.xinyi.delinquency;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.credit.CreditRefusal;
import org.xinyi.credit.Obligation;
import org.xinyi.credit.Obligations;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.StaffId;
import org.xinyi.people.PeopleRefusal;

/// Whose data a caller may see or change here. What is another's is as unknown as what is not.
@Component
class Visibility {

    private final Obligations obligations;

    Visibility(Obligations obligations) {
        this.obligations = obligations;
    }

    /// An obligation of the caller, of the caller's institution, or any for the city.
    ///
    /// @throws RefusedException with [CreditRefusal.ObligationUnknown]
    Obligation visible(long obligation) {
        ObligationId id = new ObligationId(obligation);
        Obligation found = obligations.find(List.of(id)).get(id);
        if (found == null || !isVisible(found)) {
            throw new RefusedException(new CreditRefusal.ObligationUnknown(obligation));
        }
        return found;
    }

    /// The same, of which something is still open.
    Obligations.Open open(long obligation) {
        Obligation found = visible(obligation);
        Obligations.Open open = obligations.open(List.of(found.id())).get(found.id());
        if (open == null) {
            throw new RefusedException(new DelinquencyRefusal.ObligationPaid(obligation));
        }
        return open;
    }

    static boolean isVisible(Obligation obligation) {
        Acting acting = Acting.current();
        return acting.isPatient(obligation.patient())
                || acting.isPatient(obligation.debtor())
                || acting.sees(obligation.institution());
    }

    static boolean isPerson(PatientId person) {
        return Acting.current().isPatient(person);
    }

    /// The person as whom the caller acts, or any for the city's own people.
    ///
    /// @throws RefusedException with [PeopleRefusal.PatientUnknown]
    static PatientId person(long patient) {
        PatientId person = new PatientId(patient);
        if (!isPerson(person) && !Acting.current().isCityWide()) {
            throw new RefusedException(new PeopleRefusal.PatientUnknown(patient));
        }
        return person;
    }

    /// The institution for which the caller speaks.
    ///
    /// @throws RefusedException with [PeopleRefusal.InstitutionUnknown]
    static InstitutionId own(InstitutionId institution) {
        if (!Acting.current().sees(institution)) {
            throw new RefusedException(new PeopleRefusal.InstitutionUnknown(institution.value()));
        }
        return institution;
    }

    static @Nullable StaffId staff() {
        return Acting.current().staff();
    }
}
