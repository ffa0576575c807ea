package org.xinyi.kernel.sql;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.xinyi.kernel.City;

/// What a module keeps in memory for each city because it is read far more often than it
/// changes. A change is seen at once on the server that made it, and within two seconds on all
/// others: a reader looks at most once a second whether the version in the database has moved
/// on. Cities nobody asks about cost nothing.
///
/// @param <T> an immutable value
public final class CityMemory<T> {

    private static final Duration CHECK_EVERY = Duration.ofSeconds(1);
    private static final long NEVER_CHANGED = 0;

    private static final String SELECT_VERSION =
            """
            SELECT version
            FROM memory
            WHERE name = :name
            """;

    private static final String CHANGE =
            """
            INSERT INTO memory (name, version)
            VALUES (:name, pg_current_xact_id()::text::bigint)
            ON CONFLICT (name) DO UPDATE
            SET version = excluded.version
            """;

    private final Sql sql;
    private final Clock wall;
    private final String name;
    private final Supplier<T> read;
    private final Map<City, Slot> slots = new ConcurrentHashMap<>();

    /// @param name unique among all memories
    /// @param read reads the whole value of the current city from the database
    public CityMemory(Sql sql, Clock wall, String name, Supplier<T> read) {
        this.sql = sql;
        this.wall = wall;
        this.name = name;
        this.read = read;
    }

    /// The value of the current city.
    public T get() {
        Slot slot = slot();
        Held<T> held = slot.held;
        if (held == null) {
            return slot.read(null);
        }
        return isFresh(held) ? held.value : slot.check(held);
    }

    /// Says, inside the transaction that makes it, that a change is being made. Changes of one
    /// memory wait for each other from here to their commit.
    public void change() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            throw new IllegalStateException("A change of " + name + " needs its transaction");
        }
        sql.statement(CHANGE).param("name", name).update();
        Sql.afterCommit(() -> slot().readAfterChange());
    }

    private Slot slot() {
        return slots.computeIfAbsent(City.current(), _ -> new Slot());
    }

    private boolean isFresh(Held<T> held) {
        return Math.abs(wall.millis() - held.checkedAtMs) < CHECK_EVERY.toMillis();
    }

    private long version() {
        return sql.statement(SELECT_VERSION)
                .param("name", name)
                .query(Long.class)
                .optional()
                .orElse(NEVER_CHANGED);
    }

    /// The first readers of a city each read for themselves: none waits for another while it
    /// holds a connection. Later only one looks, and the others go on with what is there.
    private final class Slot {

        private final ReentrantLock reading = new ReentrantLock();
        private volatile @Nullable Held<T> held;

        private T check(Held<T> old) {
            if (!reading.tryLock()) {
                return old.value;
            }
            try {
                return read(held);
            } finally {
                reading.unlock();
            }
        }

        private void readAfterChange() {
            reading.lock();
            try {
                read(held);
            } finally {
                reading.unlock();
            }
        }

        /// The version is read first: what is read after it is at least as new.
        private T read(@Nullable Held<T> old) {
            long checkedAtMs = wall.millis();
            long version = version();
            T value = old != null && old.version == version ? old.value : read.get();
            held = new Held<>(value, version, checkedAtMs);
            return value;
        }
    }

    private record Held<T>(T value, long version, long checkedAtMs) {}
}
