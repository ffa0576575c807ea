package org.xinyi.app.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.xinyi.kernel.City;

/// Hands out connections that are bound to one schema.
final class SchemaDataSource extends DelegatingDataSource {

    private final Supplier<String> currentSchema;
    private final CityConnections connections;

    private SchemaDataSource(
            HikariDataSource pool, Supplier<String> currentSchema, CityConnections connections) {
        super(pool);
        this.currentSchema = currentSchema;
        this.connections = connections;
    }

    /// Follows the current city; outside of one it hands out nothing.
    static SchemaDataSource ofCurrentCity(HikariDataSource pool, CityConnections connections) {
        return new SchemaDataSource(pool, () -> City.current().schema(), connections);
    }

    /// The same connections, bound to one schema.
    static SchemaDataSource of(String schema, HikariDataSource pool, CityConnections connections) {
        return new SchemaDataSource(pool, () -> schema, connections);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return connections.lend(currentSchema.get());
    }
}
