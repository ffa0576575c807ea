package org.xinyi.clearing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Coded;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.ledger.Source;

/// The lines of other parties' files, as they were received.
@Component
class StatementLines {

    private static final int LIST_MAX = 5_000;

    private static final String INSERT =
            """
            INSERT INTO statement_line
                (file, position, type, subject, draw, source, amount, reference, place)
            SELECT ?, * FROM unnest(
                ?::integer[], ?::smallint[], ?::bigint[], ?::bigint[], ?::smallint[],
                ?::bigint[], ?::text[], ?::text[])
            """;

    private static final String COLUMNS =
            """
            SELECT l.file, l.type, l.subject, l.draw, l.source, l.amount, l.reference, l.place,
                f.party, f.channel, f.day
            FROM statement_line l
            JOIN statement_file f ON f.id = l.file
            """;

    private static final String BY_SUBJECT =
            COLUMNS
                    + """
                    WHERE l.type = ANY(:types::smallint[])
                    ORDER BY l.subject, l.file, l.position
                    """;

    private static final String BY_FILE = COLUMNS + "ORDER BY l.file, l.position";

    private static final String SUMS =
            """
            SELECT f.party, f.channel, f.day, l.type, l.source, l.place, sum(l.amount) AS amount
            FROM statement_line l
            JOIN statement_file f ON f.id = l.file
            GROUP BY f.party, f.channel, f.day, l.type, l.source, l.place
            """;

    private final Sql sql;

    StatementLines(Sql sql) {
        this.sql = sql;
    }

    /// A line with the file it stands in.
    record Filed(long file, PartyId party, int channel, LocalDate day, Line line) {

        long subject() {
            return line.subject();
        }

        Money amount() {
            return line.amount();
        }
    }

    /// What the lines of a file add up to.
    record Sum(
            PartyId party,
            int channel,
            LocalDate day,
            LineType type,
            Source source,
            String place,
            Money amount) {}

    void add(long file, List<Line> lines) {
        for (int from = 0; from < lines.size(); from += LIST_MAX) {
            List<Numbered> some = new ArrayList<>();
            for (int i = from; i < Math.min(lines.size(), from + LIST_MAX); i++) {
                some.add(new Numbered(i, lines.get(i)));
            }
            sql.over(some)
                    .with(file)
                    .longs(Numbered::position)
                    .shorts(one -> one.line.type().code())
                    .longs(one -> one.line.subject())
                    .longs(one -> one.line.draw())
                    .shorts(one -> one.line.source().code())
                    .money(one -> one.line.amount())
                    .texts(one -> one.line.reference())
                    .texts(one -> one.line.place())
                    .update(INSERT);
        }
    }

    /// The lines of these types ordered by our number. To be closed.
    Stream<Filed> bySubject(Collection<LineType> types) {
        return sql
                .statement(BY_SUBJECT)
                .param(
                        "types",
                        types.stream().map(type -> (short) type.code()).toArray(Short[]::new))
                .query(StatementLines::filed)
                .stream();
    }

    /// Every line, file by file in ascending order, as it stands there. To be closed.
    Stream<Filed> byFile() {
        return sql.statement(BY_FILE).query(StatementLines::filed).stream();
    }

    List<Sum> sums() {
        return sql.statement(SUMS)
                .query(
                        (row, _) ->
                                new Sum(
                                        new PartyId(row.getLong("party")),
                                        row.getInt("channel"),
                                        row.getObject("day", LocalDate.class),
                                        Coded.of(LineType.class, row.getInt("type")),
                                        Coded.of(Source.class, row.getInt("source")),
                                        row.getString("place"),
                                        Money.ofFen(row.getLong("amount"))))
                .list();
    }

    private static Filed filed(ResultSet row, int number) throws SQLException {
        return new Filed(
                row.getLong("file"),
                new PartyId(row.getLong("party")),
                row.getInt("channel"),
                row.getObject("day", LocalDate.class),
                new Line(
                        Coded.of(LineType.class, row.getInt("type")),
                        row.getLong("subject"),
                        row.getLong("draw"),
                        Coded.of(Source.class, row.getInt("source")),
                        Money.ofFen(row.getLong("amount")),
                        row.getString("reference"),
                        row.getString("place")));
    }

    private record Numbered(int position, Line line) {}
}
