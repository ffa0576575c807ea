package org.xinyi.delinquency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.sql.Moments;
import org.xinyi.kernel.sql.Sql;

/// The rows of what hospitals upload to lists, and of the white list.
@Component
class UploadTable {

    /// @param proposal under which it is decided
    /// @param obligation the bill, for a black list; null for a white one
    /// @param draft the rung that waits for it; null for a white list
    /// @param evidenceHash SM3 of the evidence, hexadecimal
    record Upload(
            long id,
            long proposal,
            PatientId person,
            @Nullable ObligationId obligation,
            @Nullable Long draft,
            String scheme,
            InstitutionId institution,
            String reason,
            String evidenceName,
            String evidenceHash,
            Instant at,
            @Nullable Long by) {}

    /// @param endedAt null while it stands
    record WhiteListing(
            long id, PatientId person, String scheme, Instant at, @Nullable Instant endedAt) {}

    private static final String INSERT =
            """
            INSERT INTO list_upload
                (id, proposal, white, person, obligation, draft, scheme, institution, reason, evidence_name,
                 evidence, evidence_hash, uploaded_at, uploaded_by)
            VALUES
                (:id, :proposal, :white, :person, :obligation, :draft, :scheme, :institution,
                 :reason, :name, :evidence, :hash, :at::timestamptz, :by)
            """;

    private static final String SELECT =
            """
            SELECT id, proposal, person, obligation, draft, scheme, institution, reason, evidence_name,
                evidence_hash, uploaded_at, uploaded_by
            FROM list_upload
            """;

    private static final String INSERT_WHITE =
            """
            INSERT INTO white_listing (id, person, scheme, listed_at)
            VALUES (:id, :person, :scheme, :at::timestamptz)
            ON CONFLICT (person, scheme) WHERE ended_at IS NULL DO NOTHING
            """;

    private static final String END_WHITE =
            """
            UPDATE white_listing
            SET ended_at = :at::timestamptz
            WHERE id = :id
                AND ended_at IS NULL
            """;

    private static final String WHITE_OF =
            """
            SELECT id, person, scheme, listed_at, ended_at
            FROM white_listing
            WHERE person = :person
            ORDER BY id
            """;

    private final Sql sql;

    UploadTable(Sql sql) {
        this.sql = sql;
    }

    void add(Upload one, byte[] evidence) {
        sql.statement(INSERT)
                .param("id", one.id)
                .param("proposal", one.proposal)
                .param("white", one.obligation == null)
                .param("person", one.person.value())
                .param("obligation", one.obligation == null ? null : one.obligation.value())
                .param("draft", one.draft)
                .param("scheme", one.scheme)
                .param("institution", one.institution.value())
                .param("reason", one.reason)
                .param("name", one.evidenceName)
                .param("evidence", evidence)
                .param("hash", one.evidenceHash)
                .param("at", one.at.toString())
                .param("by", one.by)
                .update();
    }

    Optional<Upload> find(long upload) {
        return sql.statement(SELECT + "WHERE id = :id")
                .param("id", upload)
                .query(UploadTable::upload)
                .optional();
    }

    /// Newest first.
    ///
    /// @param institution null: of all
    /// @param before null: from the newest
    List<Upload> page(@Nullable InstitutionId institution, @Nullable Long before, int most) {
        return sql.statement(
                        SELECT
                                + """
                                WHERE (:institution::bigint IS NULL OR institution = :institution)
                                    AND id < :before
                                ORDER BY id DESC
                                LIMIT :most
                                """)
                .param("institution", institution == null ? null : institution.value())
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("most", most)
                .query(UploadTable::upload)
                .list();
    }

    byte[] evidence(long upload) {
        return sql.statement("SELECT evidence FROM list_upload WHERE id = :id")
                .param("id", upload)
                .query((row, _) -> row.getBytes("evidence"))
                .single();
    }

    void addWhite(Upload of, Instant at) {
        sql.statement(INSERT_WHITE)
                .param("id", of.id)
                .param("person", of.person.value())
                .param("scheme", of.scheme)
                .param("at", at.toString())
                .update();
    }

    /// @return whether it stood
    boolean endWhite(long entry, Instant at) {
        return sql.statement(END_WHITE).param("id", entry).param("at", at.toString()).update() > 0;
    }

    /// Ended ones included.
    List<WhiteListing> whiteOf(PatientId person) {
        return sql.statement(WHITE_OF)
                .param("person", person.value())
                .query(
                        (row, _) ->
                                new WhiteListing(
                                        row.getLong("id"),
                                        new PatientId(row.getLong("person")),
                                        row.getString("scheme"),
                                        Moments.instant(row, "listed_at"),
                                        Moments.nullableInstant(row, "ended_at")))
                .list();
    }

    private static Upload upload(ResultSet row, int number) throws SQLException {
        return new Upload(
                row.getLong("id"),
                row.getLong("proposal"),
                new PatientId(row.getLong("person")),
                row.getObject("obligation") == null
                        ? null
                        : new ObligationId(row.getLong("obligation")),
                row.getObject("draft", Long.class),
                row.getString("scheme"),
                new InstitutionId(row.getLong("institution")),
                row.getString("reason"),
                row.getString("evidence_name"),
                row.getString("evidence_hash"),
                Moments.instant(row, "uploaded_at"),
                row.getObject("uploaded_by", Long.class));
    }
}
