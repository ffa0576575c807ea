package org.xinyi.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.sql.Sql;

@Component
class ActionLog implements Actions {

    private static final String INSERT =
            """
            INSERT INTO action (id, at, kind, subject, actor, detail)
            SELECT * FROM unnest(
                ?::bigint[], ?::timestamptz[], ?::text[], ?::bigint[], ?::bigint[], ?::text[])
            """;

    private static final String SELECT =
            """
            SELECT id, at, kind, subject, actor, detail
            FROM action
            WHERE kind = ANY(?::text[])
                AND subject = ANY(?::bigint[])
            ORDER BY at, id
            """;

    private static final String SELECT_ALL =
            """
            SELECT id, at, kind, subject, actor, detail
            FROM action
            WHERE kind = ANY(:kinds::text[])
            ORDER BY at, id
            """;

    private final Sql sql;

    ActionLog(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void append(List<Action> actions) {
        sql.over(actions)
                .longs(Action::id)
                .instants(Action::at)
                .texts(Action::kind)
                .longs(Action::subject)
                .nullableLongs(Action::actor)
                .texts(Action::detail)
                .update(INSERT);
    }

    @Override
    public List<Action> about(Collection<Long> subjects, Collection<String> kinds) {
        return sql.over(List.copyOf(subjects))
                .with(kinds.toArray(String[]::new))
                .longs(subject -> subject)
                .query(SELECT, ActionLog::action);
    }

    @Override
    public Stream<Action> all(Collection<String> kinds) {
        return sql
                .statement(SELECT_ALL)
                .param("kinds", kinds.toArray(String[]::new))
                .query(ActionLog::action)
                .stream();
    }

    private static Action action(ResultSet row, int number) throws SQLException {
        return new Action(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("kind"),
                row.getLong("subject"),
                row.getObject("actor", Long.class),
                row.getString("detail"));
    }
}
