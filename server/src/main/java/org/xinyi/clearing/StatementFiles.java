package org.xinyi.clearing;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.Coded;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.crypto.Sm3;
import org.xinyi.kernel.sql.Sql;

/// The files that are expected or here, and whose turn it is to ask for them.
@Component
class StatementFiles {

    private static final String EXPECT =
            """
            INSERT INTO statement_file (id, kind, party, channel, day, ask_at)
            SELECT * FROM unnest(
                ?::bigint[], ?::smallint[], ?::bigint[], ?::smallint[], ?::date[],
                ?::timestamptz[])
            ON CONFLICT DO NOTHING
            """;

    /// Asking is leasing: the next question stands before this one is asked.
    private static final String TAKE =
            """
            UPDATE statement_file f
            SET tries = f.tries + 1,
                ask_at = :now::timestamptz
                    + LEAST(600, 2 * (1 << LEAST(f.tries, 9))) * interval '1 second'
            FROM (
                SELECT id
                FROM statement_file
                WHERE state = 1
                    AND ask_at <= :due::timestamptz
                ORDER BY day, kind, id
                LIMIT :most
                FOR UPDATE SKIP LOCKED) due
            WHERE f.id = due.id
            RETURNING f.id, f.kind, f.party, f.channel, f.day
            """;

    private static final String LOCK =
            """
            SELECT state
            FROM statement_file
            WHERE id = :id
            FOR UPDATE
            """;

    private static final String RECEIVED =
            """
            UPDATE statement_file
            SET state = 2,
                received_at = :now::timestamptz,
                lines = :lines,
                total = :total,
                digest = :digest,
                trouble = NULL
            WHERE id = :id
            """;

    private static final String NOT_HERE =
            """
            UPDATE statement_file
            SET trouble = :why
            WHERE id = :id
                AND state = 1
            """;

    private static final String SELECT =
            """
            SELECT id, kind, party, channel, day, state, total, digest, trouble
            FROM statement_file
            ORDER BY id
            """;

    private static final int WAITING = 1;
    private static final int RECEIVED_STATE = 2;
    private static final int WHY_CHARS_MAX = 300;

    private final Sql sql;
    private final IdSource ids;
    private final BusinessClock clock;
    private final Clock wall;

    StatementFiles(Sql sql, IdSource ids, BusinessClock clock, Clock wall) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.wall = wall;
    }

    /// A file to ask for.
    record Wanted(long id, FileKey key) {}

    /// A file as it is known.
    ///
    /// @param total of all lines as received; zero while it is waited for
    /// @param digest over the lines as received; empty while it is waited for
    /// @param trouble why it is not here; null when nobody has asked, or when it is
    record Known(
            long id,
            FileKey key,
            boolean received,
            Money total,
            String digest,
            @Nullable String trouble) {}

    void expect(Collection<FileKey> keys) {
        Instant now = wall.instant();
        sql.over(List.copyOf(keys))
                .longs(_ -> ids.next())
                .shorts(key -> key.kind().code())
                .ids(FileKey::party)
                .shorts(FileKey::channel)
                .dates(FileKey::day)
                .instants(_ -> now)
                .update(EXPECT);
    }

    /// Takes files to ask for now, oldest day first.
    ///
    /// @param early whether also those whose next question is later
    List<Wanted> take(int most, boolean early) {
        Instant now = wall.instant();
        return sql.statement(TAKE)
                .param("now", now.toString())
                .param("due", early ? "infinity" : now.toString())
                .param("most", most)
                .query((row, _) -> new Wanted(row.getLong("id"), key(row)))
                .list();
    }

    /// Whether the file is still waited for; if so nobody else writes it before the caller's
    /// transaction ends.
    boolean lock(Wanted file) {
        return sql.statement(LOCK).param("id", file.id).query(Integer.class).optional().orElse(0)
                == WAITING;
    }

    void received(Wanted file, List<Line> lines) {
        sql.statement(RECEIVED)
                .param("now", clock.now().toString())
                .param("lines", lines.size())
                .param("total", Money.sum(lines, Line::amount).fen())
                .param("digest", digest(lines))
                .param("id", file.id)
                .update();
    }

    void notHere(Wanted file, String why) {
        sql.statement(NOT_HERE)
                .param("why", why.substring(0, Math.min(why.length(), WHY_CHARS_MAX)))
                .param("id", file.id)
                .update();
    }

    /// Every file, in ascending order. To be closed.
    Stream<Known> all() {
        return sql.statement(SELECT).query(StatementFiles::known).stream();
    }

    static String digest(List<Line> lines) {
        String text =
                IntStream.range(0, lines.size())
                        .mapToObj(i -> lines.get(i).canonical())
                        .collect(Collectors.joining("\n"));
        return Sm3.hex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static FileKey key(ResultSet row) throws SQLException {
        return new FileKey(
                Coded.of(FileKind.class, row.getInt("kind")),
                new PartyId(row.getLong("party")),
                row.getInt("channel"),
                row.getObject("day", LocalDate.class));
    }

    private static Known known(ResultSet row, int number) throws SQLException {
        String digest = row.getString("digest");
        return new Known(
                row.getLong("id"),
                key(row),
                row.getInt("state") == RECEIVED_STATE,
                Money.ofFen(row.getLong("total")),
                digest == null ? "" : digest,
                row.getString("trouble"));
    }
}
