package org.xinyi.visit;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.DepartmentId;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.Role;
import org.xinyi.kernel.VisitId;
import org.xinyi.people.Institutions;
import org.xinyi.people.Patients;
import org.xinyi.people.PeopleRefusal;

/// What the caller may look at. Everything else is unknown to them.
@Component
class Viewing {

    private final VisitBook visits;
    private final Institutions institutions;
    private final Patients patients;

    Viewing(VisitBook visits, Institutions institutions, Patients patients) {
        this.visits = visits;
        this.institutions = institutions;
        this.patients = patients;
    }

    /// Patients see their own visits, staff those of their institution.
    Visit visit(long number) {
        Acting acting = Acting.current();
        VisitId id = new VisitId(number);
        Visit found = visits.find(List.of(id)).get(id);
        if (found == null
                || !(acting.sees(found.institution()) || acting.isPatient(found.patient()))) {
            throw new RefusedException(new VisitRefusal.VisitUnknown(number));
        }
        return found;
    }

    /// The caller's own institution, or any for the city's own people.
    InstitutionId institution(long number) {
        InstitutionId id = new InstitutionId(number);
        if (!Acting.current().sees(id) || institutions.find(id).isEmpty()) {
            throw new RefusedException(new PeopleRefusal.InstitutionUnknown(number));
        }
        return id;
    }

    /// A department of an institution that the caller sees.
    Institutions.Department department(long number) {
        return institutions
                .department(new DepartmentId(number))
                .filter(one -> Acting.current().sees(one.institution()))
                .orElseThrow(
                        () -> new RefusedException(new VisitRefusal.DepartmentUnknown(number)));
    }

    /// A department that the caller may book: patients anywhere, staff at home.
    Institutions.Department bookable(long number) {
        Acting acting = Acting.current();
        return acting.is(Role.PATIENT)
                ? institutions
                        .department(new DepartmentId(number))
                        .orElseThrow(
                                () ->
                                        new RefusedException(
                                                new VisitRefusal.DepartmentUnknown(number)))
                : department(number);
    }

    /// Patients see themselves alone; staff see what happened to a patient in their institution.
    PatientId patient(long number) {
        PatientId id = new PatientId(number);
        Acting acting = Acting.current();
        boolean visible = acting.isPatient(id) || !acting.is(Role.PATIENT);
        Map<PatientId, ?> known = visible ? patients.find(List.of(id)) : Map.of();
        if (!known.containsKey(id)) {
            throw new RefusedException(new PeopleRefusal.PatientUnknown(number));
        }
        return id;
    }
}
