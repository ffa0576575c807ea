package org.xinyi.ledger;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.crypto.Sm3;
import org.xinyi.kernel.sql.Sql;

/// The accounts of the books and what moved on them, hashed.
@Component
class BooksState {

    private static final String SELECT =
            """
            SELECT int8send(owner) || int2send(type) || int8send(coalesce(key, -1))
                || int2send(source) || int8send(sum(amount)::bigint) AS bytes
            FROM (
                SELECT owner, debit AS type, debit_key AS key, source, amount
                FROM entry
                WHERE xid >= :first
                    AND xid < :end
                UNION ALL
                SELECT owner, credit, credit_key, source, -amount
                FROM entry
                WHERE xid >= :first
                    AND xid < :end) AS both_sides
            GROUP BY owner, type, key, source
            HAVING sum(amount) <> 0
            ORDER BY owner, type, key NULLS FIRST, source
            """;

    private final Sql sql;

    BooksState(Sql sql) {
        this.sql = sql;
    }

    /// What the transactions in this range moved. Needs a transaction, in which it reads row after
    /// row.
    ClosedPeriod.State of(long firstXid, long endXid) {
        Sm3 digest = new Sm3();
        AtomicLong accounts = new AtomicLong();
        try (Stream<byte[]> rows =
                sql
                        .statement(SELECT)
                        .param("first", firstXid)
                        .param("end", endXid)
                        .query((row, _) -> row.getBytes("bytes"))
                        .stream()) {
            rows.forEach(
                    row -> {
                        digest.add(row);
                        accounts.incrementAndGet();
                    });
        }
        return new ClosedPeriod.State(accounts.get(), new Seal.Digest(digest.finish()));
    }
}
