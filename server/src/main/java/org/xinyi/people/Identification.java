package org.xinyi.people;

import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.people.Person.IdKind;

/// Says later who a patient is, or how the name is written now.
@Component
class Identification {

    private final Sql sql;
    private final PatientTable table;
    private final Intake intake;
    private final Vault vault;
    private final ApplicationEventPublisher events;

    Identification(
            Sql sql,
            PatientTable table,
            Intake intake,
            Vault vault,
            ApplicationEventPublisher events) {
        this.sql = sql;
        this.table = table;
        this.intake = intake;
        this.vault = vault;
        this.events = events;
    }

    /// Gives an unidentified patient the identity found out; the same one again changes nothing.
    ///
    /// @throws RefusedException with a [PeopleRefusal]: when another patient has this identity, the
    ///     two are one person, and a human decides what becomes of the two records
    void identify(PatientId patient, Patients.NewPatient found) {
        if (found.idKind() == IdKind.TEMPORARY) {
            throw new RefusedException(new PeopleRefusal.IdNumberInvalid("an identity"));
        }
        Applicant applicant = intake.check(found).orThrow();
        try {
            sql.inTransaction(() -> identify(table.lock(patient), applicant));
        } catch (DuplicateKeyException taken) {
            PatientRow other = table.byIndex(List.of(applicant.idIndex())).getFirst();
            throw new RefusedException(new PeopleRefusal.IdentityBelongsToAnother(other.id()));
        }
    }

    private void identify(PatientRow row, Applicant applicant) {
        if (row.kind() == IdKind.TEMPORARY) {
            table.setIdentity(vault.seal(row.id(), applicant));
            events.publishEvent(new PatientIdentified(row.id()));
        } else if (!row.idIndex().equals(applicant.idIndex())) {
            throw new RefusedException(new PeopleRefusal.PatientAlreadyIdentified(row.id()));
        } else if (!Names.same(vault.name(row), applicant.name())) {
            throw new RefusedException(new PeopleRefusal.NameDiffers(row.id()));
        }
        String phone = applicant.phone();
        if (phone != null && row.phoneIndex() == null) {
            table.setPhones(List.of(vault.sealPhone(row.id(), phone)));
        }
    }

    /// Corrects the name, or follows it when it has changed.
    void rename(PatientId patient, String written) {
        String name = Names.tidy(written);
        if (name.isEmpty()) {
            throw new RefusedException(Intake.nameInvalid());
        }
        sql.inTransaction(
                () -> {
                    table.lock(patient);
                    table.setName(patient, vault.sealName(patient, name));
                });
    }
}
