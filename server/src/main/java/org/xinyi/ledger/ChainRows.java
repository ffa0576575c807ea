package org.xinyi.ledger;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.crypto.Sm3;
import org.xinyi.kernel.sql.Sql;

/// The rows that are sealed, as they are sealed: encoded in bytes, ordered by these bytes.
@Component
class ChainRows {

    /// Every number big-endian, the transaction first; −1 stands for nothing, which no number is.
    private static final String ENTRY_BYTES =
            """
            int8send(xid) || int8send(journal) || timestamptz_send(at)
                || int8send(coalesce(debit_key, -1)) || int8send(coalesce(credit_key, -1))
                || int8send(coalesce(line, -1)) || int8send(coalesce(reverses, -1))
                || int8send(amount) || int8send(owner) || int2send(kind) || int2send(source)
                || int2send(debit) || int2send(credit)
            """;

    private static final String ACTION_BYTES =
            """
            int8send(xid) || int8send(id) || timestamptz_send(at) || int8send(subject)
                || int8send(coalesce(actor, -1))
                || int4send(octet_length(kind)) || convert_to(kind, 'UTF8')
                || int4send(octet_length(detail)) || convert_to(detail, 'UTF8')
            """;

    private static final String ENTRY_RECORD =
            """
            ROW(xid, journal, at, debit_key, credit_key, line, reverses, amount, owner, kind,
                source, debit, credit)
            """;

    private static final String ACTION_RECORD = "ROW(xid, id, at, subject, actor, kind, detail)";

    private static final Texts JOURNALS =
            Texts.of("entry", "journal", ENTRY_BYTES, ENTRY_RECORD, "coalesce(sum(amount), 0)");

    private static final Texts ACTIONS = Texts.of("action", "id", ACTION_BYTES, ACTION_RECORD, "0");

    /// Transactions below this number have all ended: nothing can be written under them any more.
    private static final String FRONTIER =
            """
            SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint
            """;

    private final Sql sql;

    ChainRows(Sql sql) {
        this.sql = sql;
    }

    /// A transaction and how many rows of a chain it wrote.
    record Load(long xid, long rows) {}

    /// What the rows between the blocks' bounds add up to.
    ///
    /// @param bucket counts the blocks from 1; 0 is before the first
    record Found(int bucket, Seal.Contents contents) {}

    long frontier() {
        return sql.statement(FRONTIER).query(Long.class).single();
    }

    /// The transactions in this range that wrote anything, in order.
    List<Load> loads(Chain chain, long firstXid, long endXid) {
        return sql.statement(texts(chain).loads)
                .param("first", firstXid)
                .param("end", endXid)
                .query((row, _) -> new Load(row.getLong("xid"), row.getLong("rows")))
                .list();
    }

    Seal.Contents contents(Chain chain, long firstXid, long endXid) {
        return sql.statement(texts(chain).contents)
                .param("first", firstXid)
                .param("end", endXid)
                .query(
                        (row, _) ->
                                contents(
                                        row.getLong("rows"),
                                        row.getBigDecimal("amount"),
                                        row.getBigDecimal("fingerprint")))
                .single();
    }

    /// The digest of the rows of a block. Needs a transaction, in which it reads piece after piece.
    Seal.Digest digest(Chain chain, long firstXid, long endXid) {
        Sm3 digest = new Sm3();
        try (Stream<byte[]> pieces =
                sql
                        .statement(texts(chain).pieces)
                        .param("first", firstXid)
                        .param("end", endXid)
                        .query((row, _) -> row.getBytes("bytes"))
                        .stream()) {
            pieces.forEach(digest::add);
        }
        return new Seal.Digest(digest.finish());
    }

    /// All rows below the last bound, in one pass, added up per block. To be closed.
    ///
    /// @param bounds the first transaction of every block, and the end of the last
    Stream<Found> contents(Chain chain, List<Long> bounds) {
        return sql
                .statement(texts(chain).all)
                .param("bounds", bounds.toArray(Long[]::new))
                .param("end", bounds.getLast())
                .query(
                        (row, _) ->
                                new Found(
                                        row.getInt("bucket"),
                                        contents(
                                                row.getLong("rows"),
                                                row.getBigDecimal("amount"),
                                                row.getBigDecimal("fingerprint"))))
                .stream();
    }

    private static Seal.Contents contents(long rows, BigDecimal amount, BigDecimal fingerprint) {
        return new Seal.Contents(rows, amount.setScale(0), fingerprint.setScale(0));
    }

    private static Texts texts(Chain chain) {
        return switch (chain) {
            case JOURNALS -> JOURNALS;
            case ACTIONS -> ACTIONS;
        };
    }

    /// The statements of one chain.
    ///
    /// @param pieces the bytes of all rows, in order: those begin with the transaction and the id,
    /// and what a transaction wrote of 4,096 ids goes over as one
    private record Texts(String loads, String contents, String pieces, String all) {

        private static final String IN_RANGE =
                """
                WHERE xid >= :first
                    AND xid < :end
                """;

        private static final String PIECES =
                """
                WITH encoded AS MATERIALIZED (
                    SELECT xid, $ID >> 12 AS ids, $BYTES AS bytes
                    FROM $TABLE
                    WHERE xid >= :first
                        AND xid < :end)
                SELECT string_agg(bytes, '' ORDER BY bytes) AS bytes
                FROM encoded
                GROUP BY xid, ids
                ORDER BY xid, ids
                """;

        static Texts of(String table, String id, String bytes, String record, String amount) {
            String from = "FROM " + table + "\n";
            String sums =
                    "count(*) AS rows, "
                            + amount
                            + " AS amount, coalesce(sum(hash_record_extended("
                            + record
                            + ", 0)), 0) AS fingerprint\n";
            return new Texts(
                    "SELECT xid, count(*) AS rows\n"
                            + from
                            + IN_RANGE
                            + "GROUP BY xid\nORDER BY xid",
                    "SELECT " + sums + from + IN_RANGE,
                    PIECES.replace("$ID", id).replace("$BYTES", bytes).replace("$TABLE", table),
                    "SELECT width_bucket(xid, :bounds::bigint[]) AS bucket, "
                            + sums
                            + from
                            + "WHERE xid < :end\nGROUP BY bucket\nORDER BY bucket");
        }
    }
}
