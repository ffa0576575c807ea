package org.xinyi.app.sessions;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.access.OneTimeCodes;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.Role;
import org.xinyi.people.Patients;

/// Whoever holds the phone of a patient can log in as the patient. So a hospital may only add one
/// where there is none; to replace it takes the new phone at hand and the patient's own word, or
/// the operator's.
@Component
class ChangingPhones {

    private final OneTimeCodes codes;
    private final Patients patients;

    ChangingPhones(OneTimeCodes codes, Patients patients) {
        this.codes = codes;
        this.patients = patients;
    }

    /// @param code sent to the new phone; null when none was shown
    void set(PatientId patient, String phone, @Nullable String code) {
        Acting acting = Acting.current();
        boolean own = acting.isPatient(patient);
        if (!own && patients.addPhone(patient, phone)) {
            return;
        }
        if (!own && !acting.is(Role.OPERATOR)) {
            throw new RefusedException(new SessionRefusal.PhoneAlreadySet());
        }
        codes.spend(phone, code == null ? "" : code);
        patients.changePhone(patient, phone);
    }
}
