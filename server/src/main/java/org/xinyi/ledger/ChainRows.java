package org.xinyi.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.UnaryOperator;
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
            Texts.of("entry", "journal", "amount", ENTRY_RECORD, ENTRY_BYTES);

    private static final Texts ACTIONS = Texts.of("action", "id", "0", ACTION_RECORD, ACTION_BYTES);

    /// Transactions below this number have all ended: nothing can be written under them any more.
    private static final String FRONTIER =
            """
            SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint
            """;

    /// Of 4,096 entries a piece has a third of a megabyte.
    private static final int PIECES_AT_A_TIME = 100;

    private final Sql sql;

    ChainRows(Sql sql) {
        this.sql = sql;
    }

    /// A transaction and how many rows of a chain it wrote.
    record Load(long xid, long rows) {}

    /// What is sealed in a block.
    record Block(Seal.Contents contents, Seal.Digest digest) {}

    /// What the rows between the blocks' bounds add up to.
    ///
    /// @param bucket counts the blocks from 1; 0 is before the first
    record Found(int bucket, Seal.Contents contents) {}

    private record Piece(Seal.Contents contents, byte[] bytes) {}

    long frontier() {
        return sql.statement(FRONTIER).query(Long.class).single();
    }

    /// Rows that no block holds yet, when the next begins with this transaction.
    long waiting(Chain chain, long firstXid) {
        return sql.statement(texts(chain).waiting)
                .param("first", firstXid)
                .query(Long.class)
                .single();
    }

    /// The transactions in this range that wrote anything, in order.
    List<Load> loads(Chain chain, long firstXid, long endXid) {
        return sql.statement(texts(chain).loads)
                .param("first", firstXid)
                .param("end", endXid)
                .query((row, _) -> new Load(row.getLong("xid"), row.getLong("rows")))
                .list();
    }

    /// Needs a transaction, in which it reads piece after piece.
    Block block(Chain chain, long firstXid, long endXid) {
        Sm3 digest = new Sm3();
        Seal.Contents contents = Seal.Contents.NOTHING;
        try (Stream<Piece> pieces =
                sql
                        .statement(texts(chain).pieces)
                        .withFetchSize(PIECES_AT_A_TIME)
                        .param("first", firstXid)
                        .param("end", endXid)
                        .query((row, _) -> new Piece(contents(row), row.getBytes("bytes")))
                        .stream()) {
            for (Piece piece : (Iterable<Piece>) pieces::iterator) {
                digest.add(piece.bytes);
                contents = contents.plus(piece.contents);
            }
        }
        return new Block(contents, new Seal.Digest(digest.finish()));
    }

    /// All rows below the last bound, in one pass, added up per block. To be closed.
    ///
    /// @param bounds the first transaction of every block, and the end of the last
    Stream<Found> contents(Chain chain, List<Long> bounds) {
        return sql
                .statement(texts(chain).all)
                .param("bounds", bounds.toArray(Long[]::new))
                .param("end", bounds.getLast())
                .query((row, _) -> new Found(row.getInt("bucket"), contents(row)))
                .stream();
    }

    private static Seal.Contents contents(ResultSet row) throws SQLException {
        return new Seal.Contents(
                row.getLong("rows"),
                row.getBigDecimal("amount").setScale(0),
                row.getBigDecimal("fingerprint").setScale(0));
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
    private record Texts(String waiting, String loads, String pieces, String all) {

        private static final String WAITING =
                """
                SELECT count(*)
                FROM $TABLE
                WHERE xid >= :first
                """;

        private static final String LOADS =
                """
                SELECT xid, count(*) AS rows
                FROM $TABLE
                WHERE xid >= :first
                    AND xid < :end
                GROUP BY xid
                ORDER BY xid
                """;

        private static final String PIECES =
                """
                SELECT count(*) AS rows, sum(amount) AS amount, sum(fingerprint) AS fingerprint,
                    string_agg(bytes, '' ORDER BY bytes) AS bytes
                FROM (
                    SELECT xid, $ID >> 12 AS ids, $AMOUNT AS amount,
                        hash_record_extended($RECORD, 0) AS fingerprint, $BYTES AS bytes
                    FROM $TABLE
                    WHERE xid >= :first
                        AND xid < :end
                    ORDER BY xid) AS encoded
                GROUP BY xid, ids
                ORDER BY xid, ids
                """;

        private static final String ALL =
                """
                SELECT width_bucket(xid, :bounds::bigint[]) AS bucket, count(*) AS rows,
                    sum($AMOUNT) AS amount, sum(hash_record_extended($RECORD, 0)) AS fingerprint
                FROM $TABLE
                WHERE xid < :end
                GROUP BY bucket
                ORDER BY bucket
                """;

        static Texts of(String table, String id, String amount, String record, String bytes) {
            UnaryOperator<String> filled =
                    text ->
                            text.replace("$TABLE", table)
                                    .replace("$ID", id)
                                    .replace("$AMOUNT", amount)
                                    .replace("$RECORD", record)
                                    .replace("$BYTES", bytes);
            return new Texts(
                    filled.apply(WAITING),
                    filled.apply(LOADS),
                    filled.apply(PIECES),
                    filled.apply(ALL));
        }
    }
}
