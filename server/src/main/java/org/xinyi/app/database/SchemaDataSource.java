package org.xinyi.app.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.WeakHashMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.postgresql.jdbc.PgConnection;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.xinyi.kernel.City;

/// Binds every borrowed connection to one schema by `search_path`. A path set by an earlier
/// borrower survives in the pool, so it is checked each time and set only when it differs.
final class SchemaDataSource extends DelegatingDataSource {

    private final Supplier<String> currentSchema;
    private final Map<Connection, String> pathOf;

    private SchemaDataSource(
            DataSource pool, Supplier<String> currentSchema, Map<Connection, String> pathOf) {
        super(pool);
        this.currentSchema = currentSchema;
        this.pathOf = pathOf;
    }

    /// Follows the current city; outside of one it hands out nothing.
    static SchemaDataSource ofCurrentCity(DataSource pool) {
        return new SchemaDataSource(
                pool,
                () -> City.current().schema(),
                Collections.synchronizedMap(new WeakHashMap<>()));
    }

    /// Another view of the same pool, bound to one schema.
    SchemaDataSource boundTo(String schema) {
        return new SchemaDataSource(pool(), () -> schema, pathOf);
    }

    @Override
    public Connection getConnection() throws SQLException {
        String schema = currentSchema.get();
        Connection connection = super.getConnection();
        Connection physical = connection.unwrap(PgConnection.class);
        if (!schema.equals(pathOf.get(physical))) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET search_path TO " + schema);
            } catch (SQLException failure) {
                connection.close();
                throw failure;
            }
            pathOf.put(physical, schema);
        }
        return connection;
    }

    private DataSource pool() {
        return Objects.requireNonNull(getTargetDataSource());
    }
}
