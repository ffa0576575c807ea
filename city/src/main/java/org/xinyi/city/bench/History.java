package org.xinyi.city.bench;

import static java.util.concurrent.CompletableFuture.runAsync;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Years of confirmed charges, multiplied from those a city has: orders, holds, events and
/// entries as the service writes them, counters included. What is loaded is verified with
/// everything else.
final class History {

    private static final int CHUNK = 100_000;
    private static final int ID_BLOCK = 4_096;

    /// One confirmed order of each visit that the service itself has written.
    private static final String TEMPLATES =
            """
            CREATE TABLE template AS
            SELECT row_number() OVER (ORDER BY visit) - 1 AS n, *
            FROM (
                SELECT DISTINCT ON (o.visit) o.visit, o.institution, o.item, o.department,
                    o.quantity, o.price, o.amount, o.held, o.funding, o.placed_at, o.placed_by,
                    h.line, h.opened_at, e.at, e.by_client, j.owner
                FROM service_order o
                JOIN hold h ON h.id = o.id
                JOIN order_event e ON e.order_id = o.id AND e.kind = 1
                JOIN entry j ON j.journal = e.reference
                WHERE e.amount = o.amount
                ORDER BY o.visit, o.id) AS one
            """;

    private static final String HELD = "CREATE TABLE held (line bigint, amount bigint)";

    private static final String MULTIPLIED =
            """
            CREATE TEMPORARY TABLE loaded AS
            SELECT $ORDERS + g AS id, $JOURNALS + g AS journal, t.*
            FROM generate_series(0, $COUNT - 1) AS g
            JOIN template t ON t.n = g % (SELECT count(*) FROM template)
            """;

    private static final List<String> WRITES =
            List.of(
                    """
                    INSERT INTO service_order
                        (id, visit, institution, item, department, quantity, price, amount, held,
                         funding, placed_at, placed_by)
                    SELECT id, visit, institution, item, department, quantity, price, amount, held,
                        funding, placed_at, placed_by
                    FROM loaded
                    """,
                    """
                    INSERT INTO hold (id, line, visit, amount, opened_at)
                    SELECT id, line, visit, held, opened_at
                    FROM loaded
                    WHERE held > 0
                    """,
                    """
                    INSERT INTO held
                    SELECT line, sum(held)
                    FROM loaded
                    GROUP BY line
                    """,
                    """
                    INSERT INTO order_event
                        (order_id, seq, kind, quantity, amount, reference, at, by_client)
                    SELECT id, 0, 1, quantity, amount, journal, at, by_client
                    FROM loaded
                    """,
                    """
                    INSERT INTO entry (journal, at, debit_key, amount, owner, kind, source, debit, credit)
                    SELECT journal, at, visit, amount, owner, 11, $SOURCE, 1, 10
                    FROM loaded
                    """,
                    "DROP TABLE loaded");

    private static final List<String> COUNTED =
            List.of(
                    """
                    UPDATE balance b
                    SET holds_opened = b.holds_opened + s.amount
                    FROM (SELECT line, sum(amount) AS amount FROM held GROUP BY line) AS s
                    WHERE b.line = s.line
                    """,
                    "DROP TABLE held, template");

    private final Database database;
    private final String city;

    History(Database database, String city) {
        this.database = database;
        this.city = city;
    }

    void load(int charges) {
        database.inCity(city, List.of(TEMPLATES, HELD));
        List<List<String>> chunks = chunks(charges);
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            chunks.stream()
                    .map(one -> runAsync(() -> database.inCity(city, one), two))
                    .toList()
                    .forEach(CompletableFuture::join);
        }
        database.inCity(city, COUNTED);
        for (String table : List.of("service_order", "hold", "order_event", "entry")) {
            database.vacuum("city_" + city + "." + table);
        }
    }

    /// What is written in one transaction each.
    private List<List<String>> chunks(int charges) {
        String schema = "city_" + city;
        String source =
                database.text("SELECT source FROM " + schema + ".entry WHERE kind = 11 LIMIT 1");
        List<List<String>> chunks = new ArrayList<>();
        for (int from = 0; from < charges; from += CHUNK) {
            int count = Math.min(CHUNK, charges - from);
            long first = ids(schema, 2L * count);
            List<String> statements = new ArrayList<>();
            statements.add(
                    MULTIPLIED
                            .replace("$ORDERS", Long.toString(first))
                            .replace("$JOURNALS", Long.toString(first + count))
                            .replace("$COUNT", Integer.toString(count)));
            WRITES.forEach(one -> statements.add(one.replace("$SOURCE", source)));
            chunks.add(statements);
        }
        return chunks;
    }

    /// @return the first of so many ids that nobody else gets
    private long ids(String schema, long count) {
        long block = database.number("SELECT nextval('" + schema + ".id_block')");
        long last = block + count / ID_BLOCK + 2;
        database.text("SELECT setval('" + schema + ".id_block', " + last + ")");
        return block * ID_BLOCK;
    }
}
