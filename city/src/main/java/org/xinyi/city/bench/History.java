package org.xinyi.city.bench;

import java.util.ArrayList;
import java.util.List;

/// Years of confirmed charges, multiplied from those a city has: orders, holds, events and
/// entries as the service writes them, counters included. What is loaded is verified with
/// everything else.
final class History {

    private static final int CHUNK = 100_000;
    private static final int ID_BLOCK = 4_096;

    /// One confirmed order of each visit that the service itself has written.
    private static final String TEMPLATES =
            """
            CREATE TEMPORARY TABLE template AS
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
                    UPDATE balance b
                    SET holds_opened = b.holds_opened + s.amount
                    FROM (SELECT line, sum(held) AS amount FROM loaded GROUP BY line) AS s
                    WHERE b.line = s.line
                    """,
                    """
                    INSERT INTO order_event
                        (order_id, seq, kind, quantity, amount, reference, at, by_client)
                    SELECT id, 0, 1, quantity, amount, journal, at, by_client
                    FROM loaded
                    """,
                    """
                    INSERT INTO entry (journal, at, debit_key, amount, owner, kind, source, debit, credit)
                    SELECT journal, at, visit, amount, owner, 11, 0, 1, 10
                    FROM loaded
                    """,
                    "DROP TABLE loaded");

    private final Database database;
    private final String city;

    History(Database database, String city) {
        this.database = database;
        this.city = city;
    }

    void load(int charges) {
        String schema = "city_" + city;
        long source =
                database.number("SELECT source FROM " + schema + ".entry WHERE kind = 11 LIMIT 1");
        List<String> statements = new ArrayList<>(List.of(TEMPLATES));
        for (int from = 0; from < charges; from += CHUNK) {
            int count = Math.min(CHUNK, charges - from);
            long blocks = 2L * count / ID_BLOCK + 2;
            long first = database.number("SELECT nextval('" + schema + ".id_block')") * ID_BLOCK;
            database.text(
                    "SELECT setval('"
                            + schema
                            + ".id_block', "
                            + (first / ID_BLOCK + blocks)
                            + ")");
            statements.add(
                    MULTIPLIED
                            .replace("$ORDERS", Long.toString(first))
                            .replace("$JOURNALS", Long.toString(first + count))
                            .replace("$COUNT", Integer.toString(count)));
            WRITES.forEach(
                    one ->
                            statements.add(
                                    one.replace(
                                            "owner, 11, 0, 1", "owner, 11, " + source + ", 1")));
        }
        database.inCity(city, statements);
        for (String table : List.of("service_order", "hold", "order_event", "entry")) {
            database.vacuum(schema + "." + table);
        }
    }
}
