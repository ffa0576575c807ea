package org.xinyi.delinquency;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.sql.Sql;

/// What the layers of schemes bear in each calendar year, for their caps.
@Component
class LayerYears {

    record Key(String scheme, String layer, int year) {}

    private static final String SELECT =
            """
            SELECT layer, used
            FROM layer_year
            WHERE scheme = :scheme
                AND year = :year
            """;

    private static final String ADD =
            """
            INSERT INTO layer_year AS y (scheme, layer, year, used)
            SELECT * FROM unnest(?::text[], ?::text[], ?::integer[], ?::bigint[])
            ON CONFLICT (scheme, layer, year) DO UPDATE
            SET used = y.used + excluded.used
            """;

    private final Sql sql;

    LayerYears(Sql sql) {
        this.sql = sql;
    }

    /// By layer.
    Map<String, Money> used(String scheme, int year) {
        Map<String, Money> used = new HashMap<>();
        sql.statement(SELECT)
                .param("scheme", scheme)
                .param("year", year)
                .query(
                        (row, _) ->
                                used.put(row.getString("layer"), Money.ofFen(row.getLong("used"))))
                .list();
        return used;
    }

    /// Adds, or takes back what is negative.
    void add(Map<Key, Money> amounts) {
        sql.over(List.copyOf(amounts.entrySet()))
                .texts(entry -> entry.getKey().scheme)
                .texts(entry -> entry.getKey().layer)
                .nullableLongs(entry -> (long) entry.getKey().year)
                .money(Map.Entry::getValue)
                .update(ADD);
    }
}
