package org.xinyi.app.sessions;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.access.Clients;
import org.xinyi.access.OneTimeCodes;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.Role;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.people.Patients;
import org.xinyi.people.Person;

/// Who holds the phone and the code sent to it is the patient that the phone belongs to.
@Component
class BeginningSessions {

    private static final Duration LASTS = Duration.ofDays(30);

    private final Sql sql;
    private final OneTimeCodes codes;
    private final Patients patients;
    private final Clients clients;

    BeginningSessions(Sql sql, OneTimeCodes codes, Patients patients, Clients clients) {
        this.sql = sql;
        this.codes = codes;
        this.patients = patients;
        this.clients = clients;
    }

    record Begun(Person patient, String token, Duration lasts) {}

    /// A wrong code, and a wrong end of a number, count as attempts: both are committed. Only
    /// the question which of several it is gives the code back.
    Begun begin(String phone, String code, @Nullable String idNumberEnd) {
        Person patient = sql.inTransaction(() -> recognised(phone, code, idNumberEnd)).orThrow();
        return new Begun(patient, issue(patient, LASTS).token(), LASTS);
    }

    Clients.Issued issue(Person patient, Duration lasts) {
        return clients.issue(
                new Clients.NewClient(
                        Clients.Kind.PATIENT,
                        patient.nameMasked(),
                        Set.of(Role.PATIENT),
                        null,
                        patient.id(),
                        null,
                        lasts));
    }

    private Outcome<Person> recognised(String phone, String code, @Nullable String idNumberEnd) {
        try {
            codes.spend(phone, code);
        } catch (RefusedException wrong) {
            return Outcome.refused(wrong.refusal());
        }
        List<Person> holders = holders(phone, idNumberEnd);
        if (holders.size() > 1) {
            throw new RefusedException(new SessionRefusal.PhoneOfSeveralPatients(holders.size()));
        }
        return holders.isEmpty()
                ? Outcome.refused(new SessionRefusal.PhoneOfNoPatient())
                : Outcome.done(holders.getFirst());
    }

    private List<Person> holders(String phone, @Nullable String idNumberEnd) {
        return patients.find(patients.findByPhone(phone)).values().stream()
                .filter(person -> person.diedOn() == null)
                .filter(person -> idNumberEnd == null || endsSo(person, idNumberEnd))
                .toList();
    }

    /// The mask leaves the last four open; of a short number, the last two.
    private static boolean endsSo(Person person, String idNumberEnd) {
        String masked = person.idNumberMasked();
        String open = masked.substring(masked.lastIndexOf('*') + 1);
        return !open.isEmpty() && idNumberEnd.toUpperCase(Locale.ROOT).endsWith(open);
    }
}
