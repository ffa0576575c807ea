package org.xinyi.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Coded;
import org.xinyi.kernel.sql.Sql;

/// The closed days and months.
@Component
class ClosedTable {

    private static final String COLUMNS =
            """
            SELECT period, number, through, journals, actions, accounts, closed_at, algorithm,
                state, previous, hash
            FROM books_closed
            WHERE period = :period
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
            INSERT INTO books_closed
                (period, number, through, journals, actions, accounts, closed_at, algorithm, state,
                 previous, hash)
            VALUES
                (:period, :number, :through, :journals, :actions, :accounts, :at::timestamptz,
                 :algorithm, :state, :previous, :hash)
            ON CONFLICT DO NOTHING
            """;

    private final Sql sql;

    ClosedTable(Sql sql) {
        this.sql = sql;
    }

    Optional<ClosedPeriod> last(ClosedPeriod.Period period) {
        return before(period, Long.MAX_VALUE, 1).stream().findFirst();
    }

    /// Those before a number, newest first.
    List<ClosedPeriod> before(ClosedPeriod.Period period, long number, int most) {
        return sql.statement(SELECT_BEFORE)
                .param("period", period.code())
                .param("before", number)
                .param("most", most)
                .query(ClosedTable::closed)
                .list();
    }

    /// All, oldest first.
    List<ClosedPeriod> all(ClosedPeriod.Period period) {
        return sql.statement(SELECT_ALL)
                .param("period", period.code())
                .query(ClosedTable::closed)
                .list();
    }

    void add(ClosedPeriod closed) {
        sql.statement(INSERT)
                .param("period", closed.period().code())
                .param("number", closed.number())
                .param("through", closed.through())
                .param("journals", closed.journals())
                .param("actions", closed.actions())
                .param("accounts", closed.state().accounts())
                .param("at", closed.closedAt().toString())
                .param("algorithm", closed.algorithm())
                .param("state", closed.state().digest().bytes())
                .param("previous", closed.previous().bytes())
                .param("hash", closed.hash().bytes())
                .update();
    }

    private static ClosedPeriod closed(ResultSet row, int number) throws SQLException {
        return new ClosedPeriod(
                Coded.of(ClosedPeriod.Period.class, row.getInt("period")),
                row.getLong("number"),
                row.getObject("through", LocalDate.class),
                row.getLong("journals"),
                row.getLong("actions"),
                new ClosedPeriod.State(
                        row.getLong("accounts"), new Seal.Digest(row.getBytes("state"))),
                row.getObject("closed_at", OffsetDateTime.class).toInstant(),
                row.getString("algorithm"),
                new Seal.Digest(row.getBytes("previous")),
                new Seal.Digest(row.getBytes("hash")));
    }
}
