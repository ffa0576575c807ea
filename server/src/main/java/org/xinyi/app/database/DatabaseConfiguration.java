package org.xinyi.app.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.xinyi.kernel.sql.Sql;

@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    private static final Duration CONNECTION_WAIT_MAX = Duration.ofSeconds(10);
    private static final int PREPARE_THRESHOLD = 3;
    private static final int STREAMED_ROWS = 2_000;

    @Bean(destroyMethod = "close")
    DatabaseServer databaseServer(DatabaseSettings settings) {
        DatabaseServer server = DatabaseServer.of(settings);
        Durability.require(server.asOwner());
        return server;
    }

    @Bean
    CitySchemas citySchemas(DatabaseServer server, DatabaseSettings settings) {
        return settings.readOnly() ? _ -> {} : new MigratingSchemas(server.asOwner());
    }

    @Bean(destroyMethod = "close")
    HikariDataSource pool(
            DatabaseServer server, DatabaseSettings settings, CitySchemas migratedFirst) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("xinyi");
        config.setJdbcUrl(server.url());
        config.setUsername(server.user());
        config.setPassword(server.password());
        config.setMaximumPoolSize(settings.connections());
        config.setMinimumIdle(0);
        config.setConnectionTimeout(CONNECTION_WAIT_MAX.toMillis());
        config.setConnectionInitSql("SET ROLE " + ServingRole.NAME);
        config.addDataSourceProperty("prepareThreshold", PREPARE_THRESHOLD);
        config.addDataSourceProperty("ApplicationName", "xinyi");
        config.setReadOnly(settings.readOnly());
        return new HikariDataSource(config);
    }

    @Bean(destroyMethod = "close")
    CityConnections cityConnections(HikariDataSource pool, DatabaseSettings settings) {
        return new CityConnections(pool, settings.transactions());
    }

    /// The only data source that others get: the bare pool would hand out another city's path.
    @Bean
    @Primary
    SchemaDataSource cityDataSource(HikariDataSource pool, CityConnections connections) {
        return SchemaDataSource.ofCurrentCity(pool, connections);
    }

    @Bean
    @Primary
    Sql sql(SchemaDataSource cityDataSource, PlatformTransactionManager transactions) {
        return new Sql(cityDataSource, transactions, STREAMED_ROWS);
    }

    /// The tables that no city owns.
    @Bean("platform")
    Sql platformSql(HikariDataSource pool, CityConnections connections) {
        DataSource platform = SchemaDataSource.of(MigratingSchemas.PLATFORM, pool, connections);
        return new Sql(platform, new JdbcTransactionManager(platform), STREAMED_ROWS);
    }
}
