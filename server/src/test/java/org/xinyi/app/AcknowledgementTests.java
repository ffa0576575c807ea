package org.xinyi.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xinyi.ServerTest;
import org.xinyi.TestCities;
import org.xinyi.TestCity;
import org.xinyi.kernel.Batcher;
import org.xinyi.kernel.ClientId;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.sql.GroupedWrites;
import org.xinyi.kernel.sql.Operation;
import org.xinyi.kernel.sql.Requests;
import org.xinyi.kernel.sql.Sql;

/// SIGKILL cannot show a missing flush, since what was written survives it in the page cache. What
/// shows it is the log itself: once a write is answered, its commit lies before the flushed end.
@ServerTest
class AcknowledgementTests {

    private static final int WRITES = 100;
    private static final String WRITTEN =
            """
            SELECT (pg_current_wal_insert_lsn() - '0/0'::pg_lsn)::bigint
            """;
    private static final String FLUSHED =
            """
            SELECT (pg_current_wal_flush_lsn() - '0/0'::pg_lsn)::bigint
            """;

    private enum Write implements Operation {
        PROBE;

        @Override
        public int code() {
            return 32_001;
        }
    }

    private final TestCity city;
    private final Sql sql;
    private final Requests requests;
    private final Batcher.Limits limits;

    AcknowledgementTests(TestCities cities, Sql sql, Requests requests, Batcher.Limits limits) {
        this.city = cities.create(Instant.parse("2020-06-10T01:00:00Z"));
        this.sql = sql;
        this.requests = requests;
        this.limits = limits;
    }

    @Test
    void noWriteIsAnsweredBeforeItsLogIsFlushed() {
        try (var writes =
                new GroupedWrites<>(Write.PROBE, requests, limits, Long.class, this::write)) {
            city.city()
                    .run(
                            () -> {
                                for (int i = 0; i < WRITES; i++) {
                                    long written = submit(writes);
                                    assertThat(flushed())
                                            .as("flushed when write %d was answered", i)
                                            .isGreaterThan(written);
                                }
                            });
        }
    }

    @Test
    void theProbeSeesAnAnswerThatComesTooEarly() {
        city.city()
                .run(
                        () -> {
                            int early = 0;
                            for (int i = 0; i < WRITES; i++) {
                                long written =
                                        sql.inTransaction(
                                                () -> {
                                                    sql.statement(
                                                                    "SET LOCAL synchronous_commit ="
                                                                            + " off")
                                                            .update();
                                                    return write(List.of(1L)).getFirst().orThrow();
                                                });
                                early += flushed() > written ? 0 : 1;
                            }
                            assertThat(early).isPositive();
                        });
    }

    private static long submit(GroupedWrites<Long, Long> writes) {
        Long written =
                writes.submit(new ClientId(1), UUID.randomUUID().toString(), List.of(1L))
                        .results()
                        .getFirst()
                        .done();
        return Objects.requireNonNull(written);
    }

    /// Writes a row; answers how far the log had been written by then, the commit not included.
    private List<Outcome<Long>> write(List<Long> items) {
        sql.statement(
                        """
                        INSERT INTO action (id, at, subject, kind, detail)
                        SELECT coalesce(max(id), 0) + 1, now(), 1, 'probe', '{}'
                        FROM action
                        """)
                .update();
        long written = sql.statement(WRITTEN).query(Long.class).single();
        return items.stream().map(_ -> Outcome.done(written)).toList();
    }

    private long flushed() {
        return sql.statement(FLUSHED).query(Long.class).single();
    }
}
