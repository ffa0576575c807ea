package org.xinyi.scheme;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.ClientId;
import org.xinyi.kernel.sql.Sql;

/// The packs and activations of the current city, as they stand in its tables.
@Component
class StoredPacks {

    private static final String UPLOAD =
            """
            INSERT INTO pack_upload (scheme, version, uploaded_by, uploaded_at, hash, content)
            VALUES (:scheme, :version, :client, :now::timestamptz, :hash, :content)
            ON CONFLICT (scheme, version) DO UPDATE
            SET uploaded_by = excluded.uploaded_by,
                uploaded_at = excluded.uploaded_at,
                hash = excluded.hash,
                content = excluded.content
            """;

    private static final String KEEP =
            """
            INSERT INTO pack_version (scheme, version, kept_at, hash, content)
            VALUES (:scheme, :version, :now::timestamptz, :hash, :content)
            ON CONFLICT DO NOTHING
            """;

    private static final String ACTIVATE =
            """
            INSERT INTO pack_activation
                (id, activated_by, activated_at, valid_from, version, is_default, scheme)
            VALUES
                (:id, :client, :now::timestamptz, :from::date, :version, :isDefault, :scheme)
            """;

    private static final String SELECT_ACTIVATIONS =
            """
            SELECT scheme, version, valid_from, is_default
            FROM pack_activation
            ORDER BY valid_from, activated_at, id
            """;

    private static final String SELECT_KEPT =
            """
            SELECT content
            FROM pack_version
            WHERE scheme = :scheme
                AND version = :version
            """;

    private static final String SELECT_UPLOADED =
            """
            SELECT content
            FROM pack_upload
            WHERE scheme = :scheme
                AND version = :version
            """;

    private static final String SELECT_ALL =
            """
            SELECT scheme, version
            FROM pack_version
            UNION
            SELECT scheme, version
            FROM pack_upload
            """;

    private final Sql sql;

    StoredPacks(Sql sql) {
        this.sql = sql;
    }

    /// One decision of an operator: this version counts from this day.
    record Activation(PackRef ref, LocalDate from, boolean isDefault) {}

    /// Oldest first: where two begin on one day, the later decision counts.
    List<Activation> activations() {
        return sql.statement(SELECT_ACTIVATIONS)
                .query(
                        (row, _) ->
                                new Activation(
                                        new PackRef(row.getString("scheme"), row.getInt("version")),
                                        row.getObject("valid_from", LocalDate.class),
                                        row.getBoolean("is_default")))
                .list();
    }

    /// Every version that was uploaded or activated.
    List<PackRef> all() {
        return sql.statement(SELECT_ALL)
                .query((row, _) -> new PackRef(row.getString("scheme"), row.getInt("version")))
                .list();
    }

    /// The content that was activated.
    Optional<String> kept(PackRef ref) {
        return content(SELECT_KEPT, ref);
    }

    /// The content that was uploaded last.
    Optional<String> uploaded(PackRef ref) {
        return content(SELECT_UPLOADED, ref);
    }

    void upload(PackFile pack, ClientId by, Instant now) {
        bind(sql.statement(UPLOAD), pack, now).param("client", by.value()).update();
    }

    /// Keeps the content for good; does nothing when the version is kept already.
    void keep(PackFile pack, Instant now) {
        bind(sql.statement(KEEP), pack, now).update();
    }

    void activate(long id, Activation activation, ClientId by, Instant now) {
        sql.statement(ACTIVATE)
                .param("id", id)
                .param("client", by.value())
                .param("now", now.toString())
                .param("from", activation.from.toString())
                .param("version", activation.ref.version())
                .param("isDefault", activation.isDefault)
                .param("scheme", activation.ref.id())
                .update();
    }

    private Optional<String> content(String select, PackRef ref) {
        return sql.statement(select)
                .param("scheme", ref.id())
                .param("version", ref.version())
                .query(String.class)
                .optional();
    }

    private static JdbcClient.StatementSpec bind(
            JdbcClient.StatementSpec statement, PackFile pack, Instant now) {
        return statement
                .param("scheme", pack.pack().ref().id())
                .param("version", pack.pack().ref().version())
                .param("now", now.toString())
                .param("hash", pack.pack().hash())
                .param("content", pack.content());
    }
}
