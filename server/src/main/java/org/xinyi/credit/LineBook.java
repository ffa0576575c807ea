package org.xinyi.credit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.Coded;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.ledger.Balances;

/// The rows of lines. Each opens together with its counters in the ledger.
@Component
class LineBook {

    private static final String COLUMNS =
            """
            SELECT id, kind, patient, debtor, parent, pack, pack_version, institution, lender,
                lender_number, closed_at
            FROM credit_line
            """;

    private static final String SELECT_BY_ID = COLUMNS + "WHERE id = ANY(?::bigint[])";

    private static final String SELECT_USABLE =
            COLUMNS
                    + """
                    WHERE patient = ANY(?::bigint[])
                        AND kind IN (1, 2)
                        AND closed_at IS NULL
                    ORDER BY kind, id
                    """;

    private static final String SELECT_OF_PERSON =
            COLUMNS
                    + """
                    WHERE patient = :person
                        OR debtor = :person
                    ORDER BY id
                    """;

    /// 1 is the code of `SCHEME`, 4 of `CARD`: shares bear the number of the line they are cut
    /// from.
    private static final String SELECT_OF_LENDER =
            COLUMNS
                    + """
                    WHERE lender = ?
                        AND lender_number = ANY(?::text[])
                        AND kind IN (1, 4)
                    ORDER BY id
                    """;

    private static final String SELECT_CARDS =
            COLUMNS
                    + """
                    WHERE debtor = ANY(?::bigint[])
                        AND kind = 4
                        AND closed_at IS NULL
                    ORDER BY id
                    """;

    private static final String SELECT_SHARES =
            COLUMNS
                    + """
                    WHERE parent = :parent
                    ORDER BY id
                    """;

    private static final String SELECT_TRUST =
            COLUMNS
                    + """
                    WHERE kind = 3
                        AND (patient, institution) IN (
                            SELECT * FROM unnest(?::bigint[], ?::bigint[]))
                    """;

    private static final String INSERT =
            """
            INSERT INTO credit_line
                (id, kind, patient, debtor, parent, pack, pack_version, institution, lender,
                 lender_number, opened_at)
            SELECT * FROM unnest(
                ?::bigint[], ?::smallint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[],
                ?::integer[], ?::bigint[], ?::bigint[], ?::text[], ?::timestamptz[])
            ON CONFLICT DO NOTHING
            RETURNING id
            """;

    private static final String CLOSE =
            """
            UPDATE credit_line
            SET closed_at = ?::timestamptz
            WHERE id = ANY(?::bigint[])
                AND closed_at IS NULL
            """;

    private static final String KEEP_OPEN =
            """
            SELECT id
            FROM credit_line
            WHERE id = ANY(?::bigint[])
                AND closed_at IS NULL
            ORDER BY id
            FOR SHARE
            """;

    private static final String OWE =
            """
            UPDATE credit_line
            SET debtor = :debtor
            WHERE id = :line
                AND debtor = :before
            """;

    private final Sql sql;
    private final BusinessClock clock;
    private final Balances balances;

    LineBook(Sql sql, BusinessClock clock, Balances balances) {
        this.sql = sql;
        this.clock = clock;
        this.balances = balances;
    }

    Map<LineId, Line> find(Collection<LineId> lines) {
        return sql
                .over(List.copyOf(new HashSet<>(lines)))
                .ids(line -> line)
                .query(SELECT_BY_ID, LineBook::line)
                .stream()
                .collect(Collectors.toMap(Line::id, line -> line));
    }

    /// The open lines and shares of patients, own lines first.
    List<Line> open(Collection<PatientId> patients) {
        return sql.over(List.copyOf(patients))
                .ids(patient -> patient)
                .query(SELECT_USABLE, LineBook::line);
    }

    List<Line> of(PatientId person) {
        return sql.statement(SELECT_OF_PERSON)
                .param("person", person.value())
                .query(LineBook::line)
                .list();
    }

    /// The shares cut from a line, ended ones included.
    List<Line> sharesOf(LineId parent) {
        return sql.statement(SELECT_SHARES)
                .param("parent", parent.value())
                .query(LineBook::line)
                .list();
    }

    List<Line> ofLender(PartyId lender, Collection<String> numbers) {
        return sql.over(List.copyOf(numbers))
                .with(lender.value())
                .texts(number -> number)
                .query(SELECT_OF_LENDER, LineBook::line);
    }

    List<Line> cards(Collection<PatientId> owners) {
        return sql.over(List.copyOf(owners))
                .ids(owner -> owner)
                .query(SELECT_CARDS, LineBook::line);
    }

    List<Line> trust(Collection<CreditLines.Trust> wanted) {
        return sql.over(List.copyOf(wanted))
                .ids(CreditLines.Trust::patient)
                .ids(CreditLines.Trust::institution)
                .query(SELECT_TRUST, LineBook::line);
    }

    /// A line to open with its limit.
    record Opening(Line line, @Nullable Money limit) {}

    /// Opens the lines that are not there yet, with their counters at zero.
    ///
    /// @return the lines that were new
    Set<LineId> open(List<Opening> openings) {
        String now = clock.now().toString();
        Set<LineId> opened =
                new HashSet<>(
                        sql.over(openings)
                                .ids(opening -> opening.line.id())
                                .shorts(opening -> opening.line.kind().code())
                                .ids(opening -> opening.line.patient())
                                .ids(opening -> opening.line.debtor())
                                .nullableIds(opening -> opening.line.parent())
                                .texts(opening -> Packs.id(opening.line.pack()))
                                .nullableLongs(opening -> Packs.version(opening.line.pack()))
                                .nullableIds(opening -> opening.line.institution())
                                .nullableIds(opening -> opening.line.lender())
                                .texts(opening -> opening.line.lenderNumber())
                                .texts(_ -> now)
                                .query(INSERT, (row, _) -> new LineId(row.getLong("id"))));
        List<Balances.NewBalance> fresh = new ArrayList<>();
        for (Opening opening : openings) {
            if (opened.contains(opening.line.id())) {
                fresh.add(
                        new Balances.NewBalance(
                                opening.line.id(), opening.line.parent(), opening.limit));
            }
        }
        balances.open(fresh);
        return opened;
    }

    void close(Collection<LineId> lines) {
        sql.over(List.copyOf(lines)).with(clock.now()).ids(line -> line).update(CLOSE);
    }

    /// Those of these that are open: nobody closes them before the caller's transaction has ended.
    Set<LineId> keepOpen(Collection<LineId> lines) {
        return new HashSet<>(
                sql.over(List.copyOf(lines))
                        .ids(line -> line)
                        .query(KEEP_OPEN, (row, _) -> new LineId(row.getLong("id"))));
    }

    /// What is drawn from now on is this person's to repay.
    ///
    /// @param line as it was read
    /// @return whether its debtor was still the one that was read
    boolean owe(Line line, PatientId debtor) {
        return sql.statement(OWE)
                        .param("line", line.id().value())
                        .param("before", line.debtor().value())
                        .param("debtor", debtor.value())
                        .update()
                > 0;
    }

    static Line line(ResultSet row, int number) throws SQLException {
        OffsetDateTime closedAt = row.getObject("closed_at", OffsetDateTime.class);
        return new Line(
                new LineId(row.getLong("id")),
                Coded.of(Line.Kind.class, row.getInt("kind")),
                new PatientId(row.getLong("patient")),
                new PatientId(row.getLong("debtor")),
                row.getObject("parent") == null ? null : new LineId(row.getLong("parent")),
                Packs.ref(row),
                row.getObject("institution") == null
                        ? null
                        : new InstitutionId(row.getLong("institution")),
                row.getObject("lender") == null ? null : new PartyId(row.getLong("lender")),
                row.getString("lender_number"),
                closedAt == null ? null : closedAt.toInstant());
    }
}
