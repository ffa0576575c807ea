package org.xinyi.app.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.jdbc.PgConnection;

/// Lends connections that are bound to a schema by `search_path`, and keeps each near the schema
/// that it served last: with another path, all its prepared statements are planned anew.
///
/// Whoever returns a connection parks it. Whoever wants one is given what is parked for the same
/// schema, else one that the pool has left, else the one that has been parked longest. Fewer are
/// lent at once than the pool has, so the pool itself keeps nobody waiting.
final class CityConnections implements AutoCloseable {

    private static final long TRUSTED_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final int ALIVE_WITHIN_SECONDS = 2;

    private record Parked(String schema, Connection connection, long since) {

        /// The pool may have closed it meanwhile: a statement that ends after its connection was
        /// given back tells the pool that the database has gone.
        boolean isAlive() {
            try {
                return !connection.unwrap(PgConnection.class).isClosed()
                        && (System.nanoTime() - since < TRUSTED_NANOS
                                || connection.isValid(ALIVE_WITHIN_SECONDS));
            } catch (SQLException closed) {
                return false;
            }
        }
    }

    private final HikariDataSource pool;
    private final int most;
    private final Semaphore places;
    private final Map<Connection, String> pathOf = Collections.synchronizedMap(new WeakHashMap<>());
    private final Deque<Parked> parked = new ArrayDeque<>();
    private volatile int room;
    private int lent;

    /// @param most how many are lent at once
    CityConnections(HikariDataSource pool, int most) {
        this.pool = pool;
        this.most = Math.min(most, pool.getMaximumPoolSize());
        this.places = new Semaphore(this.most);
        this.room = pool.getMaximumPoolSize();
    }

    /// @throws SQLTransientConnectionException when all are lent for longer than anybody waits
    Connection lend(String schema) throws SQLException {
        awaitPlace();
        boolean isLent = false;
        try {
            Connection connection = bound(schema);
            Connection lending = Lent.of(connection, () -> takeBack(schema, connection));
            isLent = true;
            return lending;
        } finally {
            if (!isLent) {
                forget();
            }
        }
    }

    private void awaitPlace() throws SQLException {
        try {
            if (!places.tryAcquire(pool.getConnectionTimeout(), TimeUnit.MILLISECONDS)) {
                throw new SQLTransientConnectionException(
                        "All " + most + " connections are in use");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SQLTransientConnectionException("Interrupted while waiting", interrupted);
        }
        synchronized (this) {
            lent++;
        }
    }

    private synchronized void forget() {
        lent--;
        places.release();
    }

    private Connection bound(String schema) throws SQLException {
        Connection parkedOne = alive(schema);
        Connection connection = parkedOne == null ? open(schema) : parkedOne;
        try {
            bind(connection, schema);
            return connection;
        } catch (SQLException failure) {
            discard(connection);
            throw failure;
        }
    }

    private @Nullable Connection alive(String schema) throws SQLException {
        for (Parked found = claim(schema); found != null; found = claim(schema)) {
            if (found.isAlive()) {
                return found.connection;
            }
            discard(found.connection);
        }
        return null;
    }

    /// A database that others use too may have no more of them for us: then those that are open
    /// serve, until it has.
    private Connection open(String schema) throws SQLException {
        try {
            Connection opened = pool.getConnection();
            room = pool.getMaximumPoolSize();
            return opened;
        } catch (SQLTransientConnectionException refused) {
            synchronized (this) {
                room = lent + parked.size() - 1;
            }
            Connection instead = alive(schema);
            if (instead == null) {
                throw refused;
            }
            return instead;
        }
    }

    private synchronized @Nullable Parked claim(String schema) {
        Iterator<Parked> newestFirst = parked.descendingIterator();
        while (newestFirst.hasNext()) {
            Parked one = newestFirst.next();
            if (one.schema.equals(schema)) {
                newestFirst.remove();
                return one;
            }
        }
        return lent + parked.size() > room ? parked.pollFirst() : null;
    }

    private void bind(Connection connection, String schema) throws SQLException {
        Connection physical = connection.unwrap(PgConnection.class);
        if (!schema.equals(pathOf.get(physical))) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET search_path TO " + schema);
            }
            pathOf.put(physical, schema);
        }
    }

    /// The pool rolls back one that is still inside a transaction.
    private void takeBack(String schema, Connection connection) throws SQLException {
        try {
            if (connection.getAutoCommit()) {
                park(new Parked(schema, connection, System.nanoTime()));
            } else {
                connection.close();
            }
        } catch (SQLException broken) {
            discard(connection);
            throw broken;
        } finally {
            forget();
        }
    }

    private void discard(Connection broken) throws SQLException {
        pool.evictConnection(broken);
        broken.close();
    }

    private synchronized void park(Parked one) {
        parked.addLast(one);
    }

    /// Gives everything that is parked back to the pool.
    @Override
    public synchronized void close() throws SQLException {
        for (Parked one = parked.poll(); one != null; one = parked.poll()) {
            one.connection.close();
        }
    }
}
