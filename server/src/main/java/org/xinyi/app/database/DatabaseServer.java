package org.xinyi.app.database;

import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// The PostgreSQL server that holds the data, as its owner sees it.
final class DatabaseServer implements AutoCloseable {

    private final String url;
    private final String user;
    private final String password;
    private final Runnable stop;

    private DatabaseServer(String url, String user, String password, Runnable stop) {
        this.url = url;
        this.user = user;
        this.password = password;
        this.stop = stop;
    }

    static DatabaseServer of(DatabaseSettings settings) {
        if (!settings.isEmbedded()) {
            return new DatabaseServer(
                    settings.url(), settings.user(), settings.password(), () -> {});
        }
        Path home = settings.data().resolve("postgres");
        if (settings.readOnly()) {
            Optional<EmbeddedPostgres> running = EmbeddedPostgres.running(home);
            if (running.isPresent()) {
                EmbeddedPostgres other = running.get();
                return new DatabaseServer(other.url(), "postgres", other.password(), () -> {});
            }
        }
        EmbeddedPostgres postgres = EmbeddedPostgres.start(home, settings.embeddedPort());
        return new DatabaseServer(postgres.url(), "postgres", postgres.password(), postgres::close);
    }

    String url() {
        return url;
    }

    String user() {
        return user;
    }

    String password() {
        return password;
    }

    /// Connections of the owner, for migrations; not pooled.
    DataSource asOwner() {
        return new DriverManagerDataSource(url, user, password);
    }

    @Override
    public void close() {
        stop.run();
    }
}
