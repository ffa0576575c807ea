package org.xinyi.people;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.PatientId;
import org.xinyi.people.Person.IdKind;

/// Looks at what somebody wrote down about a person.
@Component
class Intake {

    private static final Pattern PHONE = Pattern.compile("1[3-9]\\d{9}");

    private final IdSource ids;
    private final BusinessClock clock;
    private final Vault vault;

    Intake(IdSource ids, BusinessClock clock, Vault vault) {
        this.ids = ids;
        this.clock = clock;
        this.vault = vault;
    }

    Outcome<Applicant> check(Patients.NewPatient written) {
        String name = Names.tidy(written.name());
        if (name.isEmpty()) {
            return Outcome.refused(nameInvalid());
        }
        String phone = written.phone();
        if (phone != null && !isPhone(phone)) {
            return Outcome.refused(phoneInvalid());
        }
        LocalDate today = clock.today();
        PatientId id = new PatientId(ids.next());
        boolean unidentified = written.idKind() == IdKind.TEMPORARY && written.idNumber().isBlank();
        Outcome<IdNumber> number =
                unidentified
                        ? Outcome.done(IdNumber.temporary(id))
                        : IdNumber.parse(written.idKind(), written.idNumber(), today);
        return number.map(checked -> applicant(id, name, checked, phone));
    }

    /// The index of a number somebody is looked up by, or why it is none.
    Outcome<String> idIndex(IdKind kind, String written) {
        Outcome<IdNumber> number =
                kind == IdKind.TEMPORARY
                        ? Outcome.done(
                                new IdNumber(kind, written.strip(), null, Person.Sex.UNKNOWN))
                        : IdNumber.parse(kind, written, clock.today());
        return number.map(vault::idIndex);
    }

    static boolean isPhone(String phone) {
        return PHONE.matcher(phone).matches();
    }

    static PeopleRefusal nameInvalid() {
        return new PeopleRefusal.NameInvalid("1 to 60 characters of a name");
    }

    static PeopleRefusal phoneInvalid() {
        return new PeopleRefusal.PhoneInvalid("11 digits of a mainland mobile phone");
    }

    private Applicant applicant(
            PatientId id, String name, IdNumber number, @Nullable String phone) {
        return new Applicant(
                id,
                name,
                number,
                vault.idIndex(number),
                phone,
                phone == null ? null : vault.phoneIndex(phone));
    }
}
