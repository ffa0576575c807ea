package org.xinyi.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.crypto.Sealer;
import org.xinyi.kernel.sql.Sql;

/// Writes messages into the outbox and wakes whoever sends them.
@Component
class OutboxTable {

    static final String PHONE = "notice.phone";
    static final String SECRET = "notice.secret";

    private static final String INSERT =
            """
            INSERT INTO notice
                (id, queued_at, not_before, send_at, useful_until, ended_at, patient, institution,
                 subject, priority, english, state, template, text, parameters, reason, phone,
                 secret)
            SELECT * FROM unnest(
                ?::bigint[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[],
                ?::timestamptz[], ?::timestamptz[], ?::bigint[], ?::bigint[], ?::bigint[],
                ?::smallint[], ?::boolean[], ?::text[], ?::text[], ?::text[], ?::text[],
                ?::text[], ?::bytea[], ?::bytea[])
            ON CONFLICT (id) DO NOTHING
            RETURNING id
            """;

    private static final String SELECT_STATES =
            """
            SELECT n.id, COALESCE(l.state, n.state) AS state,
                COALESCE(l.ended_at, l.sent_at, n.ended_at, n.sent_at, n.queued_at) AS at
            FROM unnest(?::bigint[]) AS wanted (id)
            JOIN notice n ON n.id = wanted.id
            LEFT JOIN notice l ON l.id = n.folded_into
            """;

    private final Sql sql;
    private final Sealer sealer;
    private final NoticeLog log;
    private final SendingNotices sending;

    OutboxTable(Sql sql, Sealer sealer, NoticeLog log, SendingNotices sending) {
        this.sql = sql;
        this.sealer = sealer;
        this.log = log;
        this.sending = sending;
    }

    void add(List<Outgoing> messages) {
        sql.inTransaction(
                () -> {
                    Set<Long> added = new HashSet<>(insert(messages));
                    log.append(entries(messages, added));
                    if (!added.isEmpty()) {
                        Sql.afterCommit(sending::wake);
                    }
                });
    }

    Map<Long, Notices.State> states(Collection<Long> ids) {
        Map<Long, Notices.State> states = new HashMap<>();
        sql.over(List.copyOf(ids))
                .longs(id -> id)
                .query(
                        SELECT_STATES,
                        (row, _) -> states.put(row.getLong("id"), OutboxTable.state(row)));
        return states;
    }

    private List<Long> insert(List<Outgoing> messages) {
        return sql.over(messages)
                .longs(Outgoing::id)
                .instants(Outgoing::queuedAt)
                .instants(Outgoing::notBefore)
                .instants(Outgoing::sendAt)
                .instants(Outgoing::usefulUntil)
                .instants(row -> row.failedBecause() == null ? null : row.queuedAt())
                .nullableIds(Outgoing::patient)
                .nullableIds(Outgoing::institution)
                .longs(Outgoing::subject)
                .shorts(row -> row.template().priority())
                .booleans(Outgoing::english)
                .texts(row -> row.status().name())
                .texts(row -> row.template().name())
                .texts(row -> Folding.mayFold(row.template()) ? null : row.text())
                .texts(OutboxTable::parameters)
                .texts(Outgoing::failedBecause)
                .bytes(row -> seal(PHONE, row.phone()))
                .bytes(row -> seal(SECRET, row.secret()))
                .query(INSERT, (row, _) -> row.getLong("id"));
    }

    private static @Nullable String parameters(Outgoing row) {
        return Folding.mayFold(row.template()) ? Folding.write(row.parameters()) : null;
    }

    private byte @Nullable [] seal(String field, @Nullable String text) {
        return text == null ? null : sealer.seal(field, text);
    }

    private static List<NoticeLog.Entry> entries(List<Outgoing> messages, Set<Long> added) {
        List<NoticeLog.Entry> entries = new ArrayList<>();
        Set<Long> left = new HashSet<>(added);
        for (Outgoing message : messages) {
            if (left.remove(message.id())) {
                entries.add(entry(NoticeLog.QUEUED, message));
                if (message.failedBecause() != null) {
                    entries.add(entry(NoticeLog.FAILED, message));
                }
            }
        }
        return entries;
    }

    private static NoticeLog.Entry entry(String kind, Outgoing message) {
        return new NoticeLog.Entry(
                kind,
                message.id(),
                message.subject(),
                message.template(),
                kind.equals(NoticeLog.FAILED) ? message.failedBecause() : null);
    }

    private static Notices.State state(ResultSet row) throws SQLException {
        return new Notices.State(
                Notices.Status.valueOf(row.getString("state")),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
