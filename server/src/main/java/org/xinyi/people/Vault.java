package org.xinyi.people;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.crypto.Sealer;

/// Seals and opens what is personal. Each value is bound to its field and its patient: moved to
/// another row it does not open.
@Component
class Vault {

    private static final String NAME = "patient-name";
    private static final String ID_NUMBER = "patient-id-number";
    private static final String PHONE = "patient-phone";

    private final Sealer sealer;

    Vault(Sealer sealer) {
        this.sealer = sealer;
    }

    String idIndex(IdNumber number) {
        return index(ID_NUMBER, number.kind() + " " + number.text());
    }

    String phoneIndex(String phone) {
        return index(PHONE, phone);
    }

    /// A digest of a request that cannot be guessed without the key.
    String requestIndex(String content) {
        return index("request", content);
    }

    /// @param id of the row: the applicant's own, or the patient's it is
    PatientRow seal(PatientId id, Applicant applicant) {
        String phone = applicant.phone();
        return new PatientRow(
                id,
                applicant.number().kind(),
                applicant.number().sex(),
                applicant.number().bornOn(),
                null,
                applicant.idIndex(),
                applicant.phoneIndex(),
                sealName(id, applicant.name()),
                sealer.seal(field(ID_NUMBER, id), applicant.number().text()),
                phone == null ? null : sealer.seal(field(PHONE, id), phone));
    }

    byte[] sealName(PatientId id, String name) {
        return sealer.seal(field(NAME, id), name);
    }

    PhoneRow sealPhone(PatientId id, String phone) {
        return new PhoneRow(id, sealer.seal(field(PHONE, id), phone), phoneIndex(phone));
    }

    String name(PatientRow row) {
        return sealer.open(field(NAME, row.id()), row.name());
    }

    Person person(PatientRow row) {
        boolean identified = row.kind() != Person.IdKind.TEMPORARY;
        String phone = phone(row);
        return new Person(
                row.id(),
                Mask.name(name(row)),
                row.kind(),
                identified ? Mask.idNumber(idNumber(row)) : "",
                phone == null ? null : Mask.phone(phone),
                row.bornOn(),
                row.sex(),
                row.diedOn());
    }

    Patients.Identity identity(PatientRow row) {
        return new Patients.Identity(row.id(), name(row), row.kind(), idNumber(row), phone(row));
    }

    private String idNumber(PatientRow row) {
        return sealer.open(field(ID_NUMBER, row.id()), row.idNumber());
    }

    private @Nullable String phone(PatientRow row) {
        byte[] phone = row.phone();
        return phone == null ? null : sealer.open(field(PHONE, row.id()), phone);
    }

    private String index(String field, String text) {
        return HexFormat.of().formatHex(sealer.index(field, text));
    }

    private static String field(String field, PatientId id) {
        return field + " " + id.value();
    }
}
