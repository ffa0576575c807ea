package org.xinyi.app.database;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.xinyi.kernel.crypto.Sm3;

/// What each schema was last brought up to: a fingerprint of all migrations, kept as the
/// comment of the schema. Read once; a mark that another server has set since is only not known
/// yet.
final class SchemaMarks {

    private static final String SELECT =
            """
            SELECT nspname, obj_description(oid, 'pg_namespace')
            FROM pg_namespace
            WHERE obj_description(oid, 'pg_namespace') IS NOT NULL
            """;

    private final JdbcTemplate owner;
    private final String current;
    private final Map<String, String> marks;

    SchemaMarks(DataSource owner) {
        this.owner = new JdbcTemplate(owner);
        this.current = fingerprint();
        this.marks = new ConcurrentHashMap<>();
        this.owner.query(
                SELECT, (RowCallbackHandler) row -> marks.put(row.getString(1), row.getString(2)));
    }

    boolean isCurrent(String schema) {
        return current.equals(marks.get(schema));
    }

    void setCurrent(String schema) {
        owner.execute("COMMENT ON SCHEMA " + schema + " IS '" + current + "'");
        marks.put(schema, current);
    }

    private static String fingerprint() {
        try {
            Resource[] migrations =
                    new PathMatchingResourcePatternResolver()
                            .getResources("classpath:db/migration/*/*.sql");
            Arrays.sort(migrations, Comparator.comparing(Resource::getFilename));
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (Resource migration : migrations) {
                all.writeBytes(migration.getContentAsByteArray());
            }
            return "migrations " + Sm3.hex(all.toByteArray());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
