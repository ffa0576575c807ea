package org.xinyi.insurance;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.VisitId;
import org.xinyi.kernel.sql.Sql;

/// The insurer's number of each visit and stay that is registered with it.
@Component
class VisitNumbers {

    private static final String SELECT =
            """
            SELECT visit, stay, number
            FROM insured_visit
            WHERE visit = ANY(?::bigint[])
            """;

    private static final String KEEP =
            """
            INSERT INTO insured_visit (visit, stay, number)
            SELECT * FROM unnest(?::bigint[], ?::boolean[], ?::text[])
            ON CONFLICT (visit, stay) DO NOTHING
            """;

    private final Sql sql;

    VisitNumbers(Sql sql) {
        this.sql = sql;
    }

    /// @param stay whether it is the admission that is meant
    record Key(VisitId visit, boolean stay) {

        static Key of(InsuredBill bill) {
            return new Key(bill.bill().visit(), bill.isStay());
        }
    }

    Map<Key, String> find(Collection<VisitId> visits) {
        Map<Key, String> numbers = new HashMap<>();
        sql.over(List.copyOf(visits))
                .ids(visit -> visit)
                .query(
                        SELECT,
                        (row, _) ->
                                numbers.put(
                                        new Key(
                                                new VisitId(row.getLong("visit")),
                                                row.getBoolean("stay")),
                                        row.getString("number")));
        return numbers;
    }

    void keep(Map<Key, String> numbers) {
        sql.over(List.copyOf(numbers.entrySet()))
                .ids(entry -> entry.getKey().visit())
                .booleans(entry -> entry.getKey().stay())
                .texts(Map.Entry::getValue)
                .update(KEEP);
    }
}
