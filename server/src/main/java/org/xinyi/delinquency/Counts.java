package org.xinyi.delinquency;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.scheme.FollowUpTerms.Counted;
import org.xinyi.scheme.FollowUpTerms.Counter;

/// How often what packs count has happened to people. No window: the documents state none.
@Component
class Counts {

    record Key(PatientId person, String scheme) {}

    /// @param acts obligations not paid in time, and acts that two people recorded
    record Count(int overdue, int acts) {

        static final Count NONE = new Count(0, 0);

        int of(Counter counter) {
            return counter.counts() == Counted.OVERDUE_OBLIGATIONS ? overdue : acts;
        }
    }

    private static final String SELECT =
            """
            SELECT w.person, w.scheme,
                (SELECT count(*) FROM overdue o
                    WHERE o.person = w.person AND o.scheme = w.scheme) AS overdue,
                (SELECT count(*) FROM dishonest_act a
                    WHERE a.person = w.person AND a.scheme = w.scheme) AS acts
            FROM unnest(?::bigint[], ?::text[]) AS w (person, scheme)
            """;

    private static final String SELECT_ACTS =
            """
            SELECT person, count(*) AS acts
            FROM dishonest_act
            WHERE person = ANY(?::bigint[])
                AND scheme = ?
                AND recorded_at <= ?::timestamptz
            GROUP BY person
            """;

    private final Sql sql;

    Counts(Sql sql) {
        this.sql = sql;
    }

    Map<Key, Count> of(Collection<Key> wanted) {
        Map<Key, Count> counts = new HashMap<>();
        sql.over(wanted.stream().distinct().toList())
                .ids(Key::person)
                .texts(Key::scheme)
                .query(
                        SELECT,
                        (row, _) ->
                                counts.put(
                                        new Key(
                                                new PatientId(row.getLong("person")),
                                                row.getString("scheme")),
                                        new Count(
                                                row.getInt("overdue"),
                                                row.getInt("overdue") + row.getInt("acts"))));
        return counts;
    }

    /// Acts recorded by a moment.
    Map<PatientId, Integer> actsUntil(Collection<PatientId> people, String scheme, Instant moment) {
        Map<PatientId, Integer> acts = new HashMap<>();
        sql.over(List.copyOf(people))
                .ids(person -> person)
                .with(scheme)
                .with(moment)
                .query(
                        SELECT_ACTS,
                        (row, _) ->
                                acts.put(new PatientId(row.getLong("person")), row.getInt("acts")));
        return acts;
    }

    static List<Key> keys(Collection<PatientId> people, String scheme) {
        return people.stream().map(person -> new Key(person, scheme)).toList();
    }
}
