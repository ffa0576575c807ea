package org.xinyi.commitment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.CommitmentId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.scheme.CommitmentTerms.SignatureMode;
import org.xinyi.scheme.EntryTerms.Door;
import org.xinyi.scheme.PackRef;

/// The forms that were opened.
@Component
class Signings {

    private static final String INSERT_WORDS =
            """
            INSERT INTO commitment_text (version, words)
            SELECT * FROM unnest(?::text[], ?::text[])
            ON CONFLICT (version) DO NOTHING
            """;

    private static final String INSERT =
            """
            INSERT INTO signing
                (id, patient, client, staff, institution, opened_at, signable_at, expires_at,
                 pack_version, staff_assisted, scheme, mode, door, device, text_version, filling,
                 text_hash)
            SELECT * FROM unnest(
                ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
                ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::integer[],
                ?::boolean[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                ?::bytea[])
            """;

    private static final String SELECT =
            """
            SELECT s.id, s.patient, s.client, s.staff, s.institution, s.opened_at, s.signable_at,
                s.expires_at, s.pack_version, s.staff_assisted, s.scheme, s.mode, s.door, s.device,
                s.filling, s.text_hash, t.words
            FROM unnest(?::bigint[]) AS wanted (id)
            JOIN signing s ON s.id = wanted.id
            JOIN commitment_text t ON t.version = s.text_version
            """;

    private final Sql sql;

    Signings(Sql sql) {
        this.sql = sql;
    }

    /// In the caller's transaction.
    void add(List<Signing> signings) {
        List<Map.Entry<String, String>> words =
                signings.stream()
                        .map(Signing::document)
                        .collect(
                                Collectors.toMap(
                                        Document::version, Document::words, (first, _) -> first))
                        .entrySet()
                        .stream()
                        .sorted(Map.Entry.comparingByKey())
                        .toList();
        sql.over(words).texts(Map.Entry::getKey).texts(Map.Entry::getValue).update(INSERT_WORDS);
        sql.over(signings)
                .ids(Signing::id)
                .ids(Signing::patient)
                .ids(signing -> signing.openedBy().client())
                .nullableIds(signing -> signing.openedBy().staff())
                .nullableIds(signing -> signing.openedBy().institution())
                .instants(Signing::openedAt)
                .instants(Signing::signableAt)
                .instants(Signing::expiresAt)
                .longs(signing -> signing.pack().version())
                .booleans(Signing::staffAssisted)
                .texts(signing -> signing.pack().id())
                .texts(signing -> signing.mode().name())
                .texts(signing -> signing.door() == null ? null : signing.door().name())
                .texts(Signing::device)
                .texts(signing -> signing.document().version())
                .texts(signing -> signing.document().filling())
                .bytes(Signing::textHash)
                .update(INSERT);
    }

    Map<CommitmentId, Signing> find(Collection<CommitmentId> ids) {
        return sql.over(List.copyOf(ids)).ids(id -> id).query(SELECT, Signings::signing).stream()
                .collect(
                        Collectors.toMap(
                                Signing::id, Function.identity(), (one, _) -> one, HashMap::new));
    }

    private static Signing signing(ResultSet row, int number) throws SQLException {
        return new Signing(
                new CommitmentId(row.getLong("id")),
                new PatientId(row.getLong("patient")),
                new PackRef(row.getString("scheme"), row.getInt("pack_version")),
                SignatureMode.valueOf(row.getString("mode")),
                door(row.getString("door")),
                row.getBoolean("staff_assisted"),
                row.getString("device"),
                Rows.actor(row, ""),
                Rows.instant(row, "opened_at"),
                Rows.instant(row, "signable_at"),
                Rows.instant(row, "expires_at"),
                new Document(row.getString("words"), row.getString("filling")),
                row.getBytes("text_hash"));
    }

    private static @Nullable Door door(@Nullable String name) {
        return name == null ? null : Door.valueOf(name);
    }
}
