package org.xinyi.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.sql.Sql;

@Component
class BookLedger implements Ledger {

    private static final String INSERT_ENTRIES =
            """
            INSERT INTO entry
                (journal, at, debit_key, credit_key, line, reverses, amount, owner,
                 kind, source, debit, credit)
            SELECT * FROM unnest(
                ?::bigint[], ?::timestamptz[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
                ?::bigint[], ?::bigint[], ?::smallint[], ?::smallint[], ?::smallint[], ?::smallint[])
            """;

    private final Sql sql;

    BookLedger(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void post(List<Journal> journals) {
        List<Row> rows =
                journals.stream()
                        .flatMap(
                                journal ->
                                        journal.entries().stream()
                                                .map(entry -> new Row(journal, entry)))
                        .toList();
        sql.over(rows)
                .ids(row -> row.journal.id())
                .instants(row -> row.journal.at())
                .nullableLongs(row -> row.entry.debit().key())
                .nullableLongs(row -> row.entry.credit().key())
                .nullableIds(Row::line)
                .nullableIds(row -> row.journal.reverses())
                .money(row -> row.entry.amount())
                .ids(row -> row.entry.owner())
                .shorts(row -> row.journal.kind().code())
                .shorts(row -> row.entry.source().code())
                .shorts(row -> row.entry.debit().type().code())
                .shorts(row -> row.entry.credit().type().code())
                .update(INSERT_ENTRIES);
    }

    private record Row(Journal journal, Entry entry) {

        @Nullable LineId line() {
            LineId debited = entry.debit().line();
            return debited == null ? entry.credit().line() : debited;
        }
    }
}
