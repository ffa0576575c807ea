package org.xinyi.app.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.jdbc.PgConnection;
import org.xinyi.ServerTest;

/// Connections stay near the schema that they served, and nobody gets more than there are.
@ServerTest
class CityConnectionsTests {

    private static final String HERE = "xinyi";
    private static final String THERE = "information_schema";
    private static final String ELSEWHERE = "public";

    private final HikariDataSource pool;
    private final CityConnections connections;

    CityConnectionsTests(HikariDataSource servers) {
        HikariConfig config = new HikariConfig();
        servers.copyStateTo(config);
        config.setPoolName("two");
        config.setMaximumPoolSize(2);
        config.setConnectionTimeout(500);
        pool = new HikariDataSource(config);
        connections = new CityConnections(pool, 2);
    }

    @AfterEach
    void close() throws SQLException {
        connections.close();
        pool.close();
    }

    @Test
    void aConnectionServesTheSameSchemaAgain() throws SQLException {
        PgConnection first = lendAndReturn(HERE);
        PgConnection second = lendAndReturn(THERE);

        assertThat(lendAndReturn(HERE)).isSameAs(first);
        assertThat(lendAndReturn(THERE)).isSameAs(second);
    }

    @Test
    void theOneParkedLongestServesAnotherSchemaWhenAllAreOpen() throws SQLException {
        PgConnection first = lendAndReturn(HERE);
        lendAndReturn(THERE);

        try (Connection lent = connections.lend(ELSEWHERE)) {
            assertThat(lent.unwrap(PgConnection.class)).isSameAs(first);
            assertThat(pathOf(lent)).isEqualTo(ELSEWHERE);
        }
    }

    @Test
    void whoeverComesWhenAllAreLentIsToldSoAndTheNextIsServed() throws SQLException {
        try (Connection one = connections.lend(HERE);
                Connection two = connections.lend(HERE)) {
            assertThat(pathOf(one)).isEqualTo(pathOf(two));
            assertThatThrownBy(() -> connections.lend(HERE))
                    .isInstanceOf(SQLTransientConnectionException.class);
        }
        try (Connection later = connections.lend(HERE)) {
            assertThat(pathOf(later)).isEqualTo(HERE);
        }
    }

    @Test
    void oneOfAnotherSchemaServesWhenTheDatabaseHasNoMore() throws SQLException {
        PgConnection first = lendAndReturn(HERE);
        try (Connection ofOthers = pool.getConnection()) {
            assertThat(lendAndReturn(THERE)).isSameAs(first);
            assertThat(ofOthers.isClosed()).isFalse();
        }
        assertThat(lendAndReturn(THERE)).isSameAs(first);
        assertThat(lendAndReturn(HERE)).isSameAs(first);
    }

    @Test
    void whatWasLeftInsideATransactionIsUndone() throws SQLException {
        try (Connection left = connections.lend(HERE)) {
            left.setAutoCommit(false);
            run(left, "CREATE TEMPORARY TABLE left_over (id bigint)");
        }
        try (Connection one = connections.lend(HERE);
                Connection two = connections.lend(HERE)) {
            for (Connection next : new Connection[] {one, two}) {
                assertThat(next.getAutoCommit()).isTrue();
                assertThat(text(next, "SELECT coalesce(to_regclass('left_over')::text, 'none')"))
                        .isEqualTo("none");
            }
        }
    }

    @Test
    void oneThatHasDiedIsReplaced() throws SQLException {
        PgConnection first = lendAndReturn(HERE);
        first.abort(Runnable::run);

        try (Connection next = connections.lend(HERE)) {
            assertThat(next.unwrap(PgConnection.class)).isNotSameAs(first);
            assertThat(pathOf(next)).isEqualTo(HERE);
        }
    }

    @Test
    void oneThatItsLastStatementFoundBrokenIsReplaced() throws SQLException {
        Connection lent = connections.lend(HERE);
        PgConnection first = lent.unwrap(PgConnection.class);
        Statement last = lent.createStatement();
        lent.close();
        first.close();
        assertThatThrownBy(() -> last.execute("SELECT 1")).isInstanceOf(SQLException.class);

        assertThat(lendAndReturn(HERE)).isNotSameAs(first);
    }

    @Test
    void aStatementLeadsBackToWhatWasLent() throws SQLException {
        try (Connection lent = connections.lend(HERE);
                Statement statement = lent.createStatement()) {
            assertThat(statement.getConnection()).isSameAs(lent);
            statement.getConnection().close();
            assertThat(lent.isClosed()).isTrue();
        }
        assertThat(lendAndReturn(HERE)).isNotNull();
    }

    private PgConnection lendAndReturn(String schema) throws SQLException {
        try (Connection lent = connections.lend(schema)) {
            return lent.unwrap(PgConnection.class);
        }
    }

    private static String pathOf(Connection connection) throws SQLException {
        return text(connection, "SHOW search_path");
    }

    private static void run(Connection connection, String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
