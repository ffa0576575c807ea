package org.xinyi.ledger;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Coded;
import org.xinyi.kernel.sql.Sql;

/// The sealed blocks.
@Component
class SealTable {

    private static final String COLUMNS =
            """
            SELECT chain, number, first_xid, end_xid, row_count, amount, fingerprint, sealed_at,
                algorithm, content, previous, hash
            FROM seal
            WHERE chain = :chain
            """;

    private static final String SELECT_ALL = COLUMNS + "ORDER BY number";

    private static final String SELECT_BEFORE =
            COLUMNS
                    + """
                        AND number < :before
                    ORDER BY number DESC
                    LIMIT :most
                    """;

    private static final String INSERT =
            """
            INSERT INTO seal
                (chain, number, first_xid, end_xid, row_count, amount, fingerprint, sealed_at,
                 algorithm, content, previous, hash)
            VALUES
                (:chain, :number, :firstXid, :endXid, :rows, :amount, :fingerprint,
                 :at::timestamptz, :algorithm, :content, :previous, :hash)
            ON CONFLICT DO NOTHING
            """;

    private final Sql sql;

    SealTable(Sql sql) {
        this.sql = sql;
    }

    Seal.Head head(Chain chain) {
        return latest(chain, 1).stream()
                .findFirst()
                .map(Seal::head)
                .orElseGet(() -> Seal.Head.genesis(chain));
    }

    /// The newest blocks, newest first.
    List<Seal> latest(Chain chain, int most) {
        return before(chain, Long.MAX_VALUE, most);
    }

    /// The blocks before a number, newest first.
    List<Seal> before(Chain chain, long number, int most) {
        return sql.statement(SELECT_BEFORE)
                .param("chain", chain.code())
                .param("before", number)
                .param("most", most)
                .query(SealTable::seal)
                .list();
    }

    /// The first transaction after a block; 0 for the block before the first.
    long end(Chain chain, long number) {
        return before(chain, number + 1, 1).stream().findFirst().map(Seal::endXid).orElse(0L);
    }

    /// All blocks, oldest first. To be closed.
    Stream<Seal> all(Chain chain) {
        return sql
                .statement(SELECT_ALL)
                .param("chain", chain.code())
                .query(SealTable::seal)
                .stream();
    }

    /// @return false when another server has sealed a block under this number meanwhile
    boolean add(Seal seal) {
        return sql.statement(INSERT)
                        .param("chain", seal.chain().code())
                        .param("number", seal.number())
                        .param("firstXid", seal.firstXid())
                        .param("endXid", seal.endXid())
                        .param("rows", seal.contents().rows())
                        .param("amount", seal.contents().amount())
                        .param("fingerprint", seal.contents().fingerprint())
                        .param("at", seal.sealedAt().toString())
                        .param("algorithm", seal.algorithm())
                        .param("content", seal.content().bytes())
                        .param("previous", seal.previous().bytes())
                        .param("hash", seal.hash().bytes())
                        .update()
                == 1;
    }

    private static Seal seal(ResultSet row, int number) throws SQLException {
        return new Seal(
                Coded.of(Chain.class, row.getInt("chain")),
                row.getLong("number"),
                row.getLong("first_xid"),
                row.getLong("end_xid"),
                new Seal.Contents(
                        row.getLong("row_count"),
                        plain(row.getBigDecimal("amount")),
                        plain(row.getBigDecimal("fingerprint"))),
                row.getObject("sealed_at", OffsetDateTime.class).toInstant(),
                row.getString("algorithm"),
                new Seal.Digest(row.getBytes("content")),
                new Seal.Digest(row.getBytes("previous")),
                new Seal.Digest(row.getBytes("hash")));
    }

    private static BigDecimal plain(BigDecimal whole) {
        return whole.setScale(0);
    }
}
