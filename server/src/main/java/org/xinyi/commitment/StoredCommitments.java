package org.xinyi.commitment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.CommitmentId;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.people.FamilyTies.Relation;
import org.xinyi.scheme.CommitmentTerms.SignatureMode;
import org.xinyi.scheme.PackRef;

@Component
class StoredCommitments implements Commitments {

    /// A commitment with what only this module knows of it.
    ///
    /// @param institution where it was signed; null on the patient's own phone
    /// @param relation what the relative who signed is to the patient
    record Filed(
            Commitment commitment,
            SignatureMode mode,
            @Nullable InstitutionId institution,
            @Nullable Relation relation,
            byte[] evidenceHash) {

        /// Patients see their own and what they signed for others, staff what was signed at their
        /// institution.
        boolean isOpenTo(Acting acting) {
            PatientId proxy = commitment.proxy();
            return acting.isPatient(commitment.patient())
                    || (proxy != null && acting.isPatient(proxy))
                    || acting.isCityWide()
                    || (institution != null && acting.sees(institution));
        }
    }

    private static final String SELECT =
            """
            SELECT c.id, c.patient, c.scheme, c.pack_version, c.proxy, c.signed_at,
                c.authorises_reporting, r.revoked_at, c.mode, c.institution, c.relation,
                c.evidence_hash
            FROM unnest(?::bigint[]) AS wanted (id)
            JOIN commitment c ON c.id = wanted.id
            LEFT JOIN commitment_revocation r ON r.commitment = c.id
            """;

    private static final String SELECT_BY_PATIENT =
            """
            SELECT c.id, c.patient, c.scheme, c.pack_version, c.proxy, c.signed_at,
                c.authorises_reporting, r.revoked_at, c.mode, c.institution, c.relation,
                c.evidence_hash
            FROM commitment c
            LEFT JOIN commitment_revocation r ON r.commitment = c.id
            WHERE c.patient = :patient
            ORDER BY c.signed_at DESC, c.id DESC
            LIMIT :limit
            """;

    private static final String SELECT_IN_FORCE =
            """
            SELECT c.id, c.patient, c.scheme, c.pack_version, c.proxy, c.signed_at,
                c.authorises_reporting, NULL::timestamptz AS revoked_at
            FROM (SELECT ?::text AS scheme) AS wanted, unnest(?::bigint[]) AS who (patient)
            JOIN commitment_in_force f ON f.patient = who.patient
            JOIN commitment c ON c.id = f.commitment
            WHERE f.scheme = wanted.scheme
            """;

    private static final String SELECT_IN_FORCE_BY_PROXY =
            """
            SELECT c.id, c.patient, c.scheme, c.pack_version, c.proxy, c.signed_at,
                c.authorises_reporting, NULL::timestamptz AS revoked_at, c.mode, c.institution,
                c.relation, c.evidence_hash
            FROM unnest(?::bigint[]) AS who (patient)
            JOIN commitment_in_force f ON f.patient = who.patient
            JOIN commitment c ON c.id = f.commitment
            WHERE c.proxy IS NOT NULL
            """;

    /// Taking back deletes the row, and waits for who keeps it; signing again does not.
    private static final String KEEP_IN_FORCE =
            """
            SELECT f.commitment
            FROM unnest(?::bigint[]) AS wanted (id)
            JOIN commitment c ON c.id = wanted.id
            JOIN commitment_in_force f ON f.patient = c.patient
                AND f.scheme = c.scheme
                AND f.commitment = c.id
            ORDER BY f.patient, f.scheme
            FOR KEY SHARE OF f
            """;

    /// Writes the row as it is when there is one: that answers it, and keeps it until we commit.
    private static final String BIND =
            """
            INSERT INTO commitment_in_force AS f (patient, scheme, commitment)
            SELECT * FROM unnest(?::bigint[], ?::text[], ?::bigint[])
            ON CONFLICT (patient, scheme) DO UPDATE
            SET commitment = f.commitment
            RETURNING patient, scheme, commitment
            """;

    private static final int LIST_MAX = 100;

    private final Sql sql;

    StoredCommitments(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Commitment> find(CommitmentId commitment) {
        return Optional.ofNullable(filed(List.of(commitment)).get(commitment))
                .map(Filed::commitment);
    }

    @Override
    public Map<PatientId, Commitment> inForce(Collection<PatientId> patients, String scheme) {
        Map<PatientId, Commitment> inForce = new HashMap<>();
        sql.over(List.copyOf(patients))
                .with(scheme)
                .ids(patient -> patient)
                .query(SELECT_IN_FORCE, (row, _) -> commitment(row))
                .forEach(commitment -> inForce.put(commitment.patient(), commitment));
        return inForce;
    }

    @Override
    public Set<CommitmentId> keepInForce(Collection<CommitmentId> commitments) {
        return new HashSet<>(
                sql.over(List.copyOf(commitments))
                        .ids(id -> id)
                        .query(
                                KEEP_IN_FORCE,
                                (row, _) -> new CommitmentId(row.getLong("commitment"))));
    }

    Map<CommitmentId, Filed> filed(Collection<CommitmentId> commitments) {
        return sql
                .over(List.copyOf(commitments))
                .ids(id -> id)
                .query(SELECT, StoredCommitments::row)
                .stream()
                .collect(
                        Collectors.toMap(
                                filed -> filed.commitment().id(),
                                filed -> filed,
                                (one, _) -> one,
                                HashMap::new));
    }

    /// The patient's commitments, the last one first.
    List<Filed> of(PatientId patient) {
        return sql.statement(SELECT_BY_PATIENT)
                .param("patient", patient.value())
                .param("limit", LIST_MAX)
                .query(StoredCommitments::row)
                .list();
    }

    /// What relatives signed for these patients and nobody has revoked.
    List<Filed> inForceByProxy(Collection<PatientId> patients) {
        return sql.over(List.copyOf(patients))
                .ids(patient -> patient)
                .query(SELECT_IN_FORCE_BY_PROXY, StoredCommitments::row);
    }

    /// Puts forms in force where the patient is not bound yet, in the caller's transaction. Two
    /// that arrive together wait for each other here.
    ///
    /// @return by form, the commitment that binds the patient now: itself, or an earlier one
    Map<CommitmentId, CommitmentId> bind(List<Signing> forms) {
        Map<Bond, Signing> first = new TreeMap<>();
        forms.forEach(form -> first.putIfAbsent(Bond.of(form), form));
        Map<Bond, CommitmentId> bound = new HashMap<>();
        sql.over(List.copyOf(first.values()))
                .ids(Signing::patient)
                .texts(form -> form.pack().id())
                .ids(Signing::id)
                .query(
                        BIND,
                        (row, _) ->
                                bound.put(
                                        new Bond(row.getLong("patient"), row.getString("scheme")),
                                        new CommitmentId(row.getLong("commitment"))));
        Map<CommitmentId, CommitmentId> binding = new HashMap<>();
        for (Signing form : forms) {
            binding.put(form.id(), Objects.requireNonNull(bound.get(Bond.of(form))));
        }
        return binding;
    }

    /// Bonds are written in this order, so that two lists never wait for each other in a circle.
    private record Bond(long patient, String scheme) implements Comparable<Bond> {

        private static final Comparator<Bond> ORDER =
                Comparator.comparingLong(Bond::patient).thenComparing(Bond::scheme);

        static Bond of(Signing form) {
            return new Bond(form.patient().value(), form.pack().id());
        }

        @Override
        public int compareTo(Bond other) {
            return ORDER.compare(this, other);
        }
    }

    private static Filed row(ResultSet row, int number) throws SQLException {
        String relation = row.getString("relation");
        return new Filed(
                commitment(row),
                SignatureMode.valueOf(row.getString("mode")),
                Rows.idOrNull(row, "institution", InstitutionId::new),
                relation == null ? null : Relation.valueOf(relation),
                row.getBytes("evidence_hash"));
    }

    private static Commitment commitment(ResultSet row) throws SQLException {
        return new Commitment(
                new CommitmentId(row.getLong("id")),
                new PatientId(row.getLong("patient")),
                new PackRef(row.getString("scheme"), row.getInt("pack_version")),
                Rows.idOrNull(row, "proxy", PatientId::new),
                Rows.instant(row, "signed_at"),
                row.getBoolean("authorises_reporting"),
                Rows.instantOrNull(row, "revoked_at"));
    }
}
