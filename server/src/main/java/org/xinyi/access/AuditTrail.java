package org.xinyi.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.City;
import org.xinyi.kernel.Pump;
import org.xinyi.kernel.sql.Sql;

/// Notes who asked for what, read or write. Written in the background in lists; a request waits
/// only when the notes of the last seconds are still unwritten.
@Component
class AuditTrail extends Pump {

    private static final int WAITING_MAX = 50_000;
    private static final int BATCH = 1_000;
    private static final Set<String> METHODS =
            Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");

    private static final String INSERT =
            """
            INSERT INTO audit (at, client, staff, institution, status, method, path)
            SELECT * FROM unnest(
                ?::timestamptz[], ?::bigint[], ?::bigint[], ?::bigint[], ?::smallint[], ?::text[],
                ?::text[])
            """;

    private final Sql sql;
    private final BusinessClock clock;
    private final Map<City, BlockingQueue<Note>> waiting = new ConcurrentHashMap<>();

    AuditTrail(Sql sql, BusinessClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    void note(Acting acting, HttpServletRequest request, int status) {
        if (!City.isBound() || !METHODS.contains(request.getMethod())) {
            return;
        }
        Note note =
                new Note(clock.now(), acting, status, request.getMethod(), request.getRequestURI());
        try {
            queue().put(note);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public int work() {
        List<Note> notes = new ArrayList<>();
        queue().drainTo(notes, BATCH);
        sql.over(notes)
                .instants(Note::at)
                .ids(note -> note.acting.client())
                .nullableIds(note -> note.acting.staff())
                .nullableIds(note -> note.acting.institution())
                .shorts(Note::status)
                .texts(Note::method)
                .texts(Note::path)
                .update(INSERT);
        return notes.size();
    }

    private BlockingQueue<Note> queue() {
        return waiting.computeIfAbsent(City.current(), _ -> new ArrayBlockingQueue<>(WAITING_MAX));
    }

    private record Note(Instant at, Acting acting, int status, String method, String path) {}
}
