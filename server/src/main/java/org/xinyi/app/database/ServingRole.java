package org.xinyi.app.database;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The role that serves requests. It may read and write, but a table whose comment begins with
/// `append-only` it can only add to: what stands in the books cannot be changed through the server.
final class ServingRole {

    static final String NAME = "xinyi_app";

    private static final String CREATE =
            """
            DO $$
            BEGIN
                IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'xinyi_app') THEN
                    CREATE ROLE xinyi_app NOLOGIN;
                END IF;
                EXECUTE format('GRANT xinyi_app TO %I', current_user);
            END
            $$
            """;

    private static final String SELECT_APPEND_ONLY =
            """
            SELECT c.oid::regclass::text
            FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ?
                AND c.relkind IN ('r', 'p')
                AND obj_description(c.oid, 'pg_class') LIKE 'append-only%'
            """;

    private final JdbcTemplate owner;
    private final TransactionTemplate transaction;

    ServingRole(DataSource owner) {
        this.owner = new JdbcTemplate(owner);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(owner));
    }

    void create() {
        owner.execute(CREATE);
    }

    /// Grants the role its rights on a schema, in one step, so that there is no moment with more.
    void grantOn(String schema) {
        transaction.executeWithoutResult(
                _ -> {
                    owner.execute("GRANT USAGE ON SCHEMA " + schema + " TO " + NAME);
                    owner.execute(
                            "GRANT USAGE ON ALL SEQUENCES IN SCHEMA " + schema + " TO " + NAME);
                    owner.execute(
                            "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA "
                                    + schema
                                    + " TO "
                                    + NAME);
                    List<String> appendOnly =
                            owner.queryForList(SELECT_APPEND_ONLY, String.class, schema);
                    for (String table : appendOnly) {
                        owner.execute(
                                "REVOKE UPDATE, DELETE, TRUNCATE ON " + table + " FROM " + NAME);
                    }
                });
    }
}
