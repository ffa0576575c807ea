package org.xinyi.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.crypto.Sm3;

/// The patients of a city. One person is one patient in all of its hospitals.
public interface Patients {

    /// @param idNumber empty for [Person.IdKind#TEMPORARY]
    /// @param phone 11 digits of the mainland; null when there is none
    record NewPatient(String name, Person.IdKind idKind, String idNumber, @Nullable String phone) {}

    /// Opened personal data, for the insurer, the lender and messages alone.
    record Identity(
            PatientId patient,
            String name,
            Person.IdKind idKind,
            String idNumber,
            @Nullable String phone) {

        /// By this those outside know somebody who need not learn the number: its SM3.
        public String reference() {
            return Sm3.hex(idNumber.getBytes(UTF_8));
        }
    }

    /// Registers each person once: a known ID number answers the patient it belongs to, whose phone
    /// stays as it is when there is one: it is what the patient logs in with. Answers in list
    /// order; refusals are [PeopleRefusal]s.
    List<Outcome<PatientId>> register(List<NewPatient> patients);

    /// The patients among these, by id. Unknown ones are absent.
    Map<PatientId, Person> find(Collection<PatientId> patients);

    Optional<PatientId> findByIdNumber(Person.IdKind kind, String idNumber);

    List<PatientId> findByPhone(String phone);

    Map<PatientId, Identity> identities(Collection<PatientId> patients);

    /// Gives a phone to a patient who has none; the same one again changes nothing.
    ///
    /// @return false when the patient has another
    boolean addPhone(PatientId patient, String phone);

    /// Replaces a patient's phone. Whoever calls has made sure that it is at the patient's hand and
    /// that the patient wants it.
    void changePhone(PatientId patient, String phone);

    void recordDeath(PatientId patient, LocalDate diedOn);
}
