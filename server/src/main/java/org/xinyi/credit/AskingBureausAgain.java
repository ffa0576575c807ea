package org.xinyi.credit;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.commitment.Commitments;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.TimedWork;
import org.xinyi.kernel.sql.Sql;

/// Asks bureaus again that were silent when somebody applied: an hour later, and so on, until
/// they have been silent for four times under one permission. It is asked for whoever has an
/// open line and has not taken promise or permission back; a lender is told what is read then.
/// Nobody waits for it, and nobody hears of a no. A silence of more than a week ago stays one.
@Component
class AskingBureausAgain implements TimedWork {

    private static final int BATCH = 100;
    private static final int SILENCES_MAX = 4;
    private static final Duration PAUSE = Duration.ofHours(1);
    private static final Duration REACH = Duration.ofDays(7);

    private static final String SILENT =
            """
            SELECT r.id, r.patient, r.pack, l.lender, c.id AS line
            FROM score_reading r
            JOIN score_authorisation a ON a.id = r.authorisation AND a.revoked_at IS NULL
            JOIN line_application l ON l.id = r.application AND l.state = 1 AND NOT l.card
            JOIN credit_line c ON c.id = l.line AND c.closed_at IS NULL
            WHERE r.outcome = 'SILENT'
                AND r.read_at <= :before::timestamptz
                AND r.read_at > :after::timestamptz
                AND NOT EXISTS (SELECT 1 FROM score_asked_again g WHERE g.reading = r.id)
                AND (
                    SELECT count(*)
                    FROM score_reading s
                    WHERE s.authorisation = r.authorisation
                        AND s.outcome = 'SILENT') < :most
            ORDER BY r.read_at, r.id
            LIMIT :batch
            FOR UPDATE OF a SKIP LOCKED
            """;

    private static final String INSERT =
            """
            INSERT INTO score_asked_again (reading, application, asked_at)
            SELECT g.reading, g.application, ?::timestamptz
            FROM unnest(?::bigint[], ?::bigint[]) AS g (reading, application)
            """;

    private record Silence(
            long reading, PatientId patient, String scheme, @Nullable String lender, LineId line) {}

    private record Again(long reading, long application) {}

    private final Sql sql;
    private final Commitments commitments;
    private final ApplicationDesk desk;

    AskingBureausAgain(Sql sql, Commitments commitments, ApplicationDesk desk) {
        this.sql = sql;
        this.commitments = commitments;
        this.desk = desk;
    }

    @Override
    public void run(Instant now) {
        int asked = BATCH;
        while (asked == BATCH) {
            asked = sql.inTransaction(() -> askAgain(now));
        }
    }

    private int askAgain(Instant now) {
        Instant before = now.minus(PAUSE);
        List<Silence> silences =
                sql.statement(SILENT)
                        .param("before", before.toString())
                        .param("after", before.minus(REACH).toString())
                        .param("most", SILENCES_MAX)
                        .param("batch", BATCH)
                        .query(
                                (row, _) ->
                                        new Silence(
                                                row.getLong("id"),
                                                new PatientId(row.getLong("patient")),
                                                row.getString("pack"),
                                                row.getString("lender"),
                                                new LineId(row.getLong("line"))))
                        .list();
        Map<LineId, Long> applied = new HashMap<>();
        for (Silence one : silences) {
            applied.computeIfAbsent(one.line, _ -> askAgain(one));
        }
        sql.over(
                        silences.stream()
                                .map(
                                        one ->
                                                new Again(
                                                        one.reading,
                                                        Objects.requireNonNull(
                                                                applied.get(one.line))))
                                .toList())
                .with(now)
                .longs(Again::reading)
                .longs(Again::application)
                .update(INSERT);
        return silences.size();
    }

    /// @return 0: nothing is promised any more, nobody is asked
    private long askAgain(Silence one) {
        Commitments.Commitment signed =
                commitments.inForce(List.of(one.patient), one.scheme).get(one.patient);
        return signed == null ? 0 : desk.askAgain(signed, one.lender, one.line).id();
    }
}
