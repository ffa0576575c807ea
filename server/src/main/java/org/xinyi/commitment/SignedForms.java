package org.xinyi.commitment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.CommitmentId;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.crypto.Sealer;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.ledger.Actions;
import org.xinyi.people.FamilyTies.Relation;
import org.xinyi.scheme.CommitmentTerms.SignatureMode;
import tools.jackson.databind.json.JsonMapper;

/// Commitments with all of their evidence: written once, in the table and in the action log.
@Component
class SignedForms {

    static final String SIGNED = "commitment.signed";

    private static final String IMAGE = "commitment.image";
    private static final String DOCTOR_IMAGE = "commitment.doctor-image";

    /// @param evidenceHash as stored
    record SignedForm(Signing signing, Signature signature, byte[] evidenceHash) {

        static SignedForm of(Signing signing, Signature signature) {
            return new SignedForm(signing, signature, Evidence.of(signing, signature).hash());
        }
    }

    private static final String INSERT =
            """
            INSERT INTO commitment
                (id, patient, proxy, client, staff, institution, signed_at, pack_version,
                 authorises_reporting, scheme, mode, relation, proxy_identity, doctor_code,
                 doctor_name, image_format, image, doctor_image, evidence_hash)
            SELECT * FROM unnest(
                ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
                ?::timestamptz[], ?::integer[], ?::boolean[], ?::text[], ?::text[], ?::text[],
                ?::text[], ?::text[], ?::text[], ?::text[], ?::bytea[], ?::bytea[], ?::bytea[])
            """;

    private static final String SELECT =
            """
            SELECT proxy, client, staff, institution, signed_at, authorises_reporting, mode,
                relation, proxy_identity, doctor_code, doctor_name, image_format, image,
                doctor_image, evidence_hash
            FROM commitment
            WHERE id = :id
            """;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Sql sql;
    private final Signings signings;
    private final Sealer sealer;
    private final Actions actions;
    private final IdSource ids;

    SignedForms(Sql sql, Signings signings, Sealer sealer, Actions actions, IdSource ids) {
        this.sql = sql;
        this.signings = signings;
        this.sealer = sealer;
        this.actions = actions;
        this.ids = ids;
    }

    /// In the caller's transaction.
    void add(List<SignedForm> forms) {
        sql.over(forms)
                .ids(form -> form.signing.id())
                .ids(form -> form.signing.patient())
                .nullableIds(ofProxy(Signature.Proxy::patient))
                .ids(form -> form.signature.by().client())
                .nullableIds(form -> form.signature.by().staff())
                .nullableIds(form -> form.signature.by().institution())
                .instants(form -> form.signature.at())
                .longs(form -> form.signing.pack().version())
                .booleans(form -> form.signature.authorisesReporting())
                .texts(form -> form.signing.pack().id())
                .texts(form -> form.signature.mode().name())
                .texts(ofProxy(proxy -> proxy.relation().name()))
                .texts(ofProxy(Signature.Proxy::identity))
                .texts(ofDoctor(Signature.Doctor::code))
                .texts(ofDoctor(Signature.Doctor::name))
                .texts(form -> form.signature.image().format().name())
                .bytes(form -> seal(IMAGE, form.signature.image().base64()))
                .bytes(form -> seal(DOCTOR_IMAGE, ofDoctor(Signature.Doctor::image).apply(form)))
                .bytes(SignedForm::evidenceHash)
                .update(INSERT);
        actions.append(forms.stream().map(this::action).toList());
    }

    /// @throws IllegalStateException when the signature was altered so that it does not open
    Optional<SignedForm> find(CommitmentId commitment) {
        Signing signing = signings.find(List.of(commitment)).get(commitment);
        return signing == null
                ? Optional.empty()
                : sql.statement(SELECT)
                        .param("id", commitment.value())
                        .query((row, _) -> form(signing, row))
                        .optional();
    }

    private SignedForm form(Signing signing, ResultSet row) throws SQLException {
        return new SignedForm(
                signing,
                new Signature(
                        SignatureMode.valueOf(row.getString("mode")),
                        new SignatureImage(
                                sealer.open(IMAGE, row.getBytes("image")),
                                SignatureImage.Format.valueOf(row.getString("image_format"))),
                        proxy(row),
                        doctor(row),
                        Rows.actor(row, ""),
                        Rows.instant(row, "signed_at"),
                        row.getBoolean("authorises_reporting")),
                row.getBytes("evidence_hash"));
    }

    private static Signature.@Nullable Proxy proxy(ResultSet row) throws SQLException {
        PatientId proxy = Rows.idOrNull(row, "proxy", PatientId::new);
        return proxy == null
                ? null
                : new Signature.Proxy(
                        proxy,
                        Relation.valueOf(row.getString("relation")),
                        row.getString("proxy_identity"));
    }

    private Signature.@Nullable Doctor doctor(ResultSet row) throws SQLException {
        byte[] image = row.getBytes("doctor_image");
        return image == null
                ? null
                : new Signature.Doctor(
                        row.getString("doctor_code"),
                        row.getString("doctor_name"),
                        sealer.open(DOCTOR_IMAGE, image));
    }

    private Actions.Action action(SignedForm form) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("patient", form.signing.patient().value());
        detail.put("pack", form.signing.pack().toString());
        detail.put("evidence", HexFormat.of().formatHex(form.evidenceHash));
        return new Actions.Action(
                ids.next(),
                form.signature.at(),
                SIGNED,
                form.signing.id().value(),
                form.signature.by().number(),
                JSON.writeValueAsString(detail));
    }

    private byte @Nullable [] seal(String field, @Nullable String text) {
        return text == null ? null : sealer.seal(field, text);
    }

    private static <T> Function<SignedForm, @Nullable T> ofProxy(
            Function<Signature.Proxy, T> value) {
        return form -> {
            Signature.Proxy proxy = form.signature.proxy();
            return proxy == null ? null : Objects.requireNonNull(value.apply(proxy));
        };
    }

    private static Function<SignedForm, @Nullable String> ofDoctor(
            Function<Signature.Doctor, String> value) {
        return form -> {
            Signature.Doctor doctor = form.signature.doctor();
            return doctor == null ? null : value.apply(doctor);
        };
    }
}
