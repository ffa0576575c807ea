package org.xinyi.credit;

import static java.util.stream.Collectors.toSet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.Coded;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.ledger.Balances;

@Component
class StoredLines implements CreditLines {

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

    private final Sql sql;
    private final IdSource ids;
    private final BusinessClock clock;
    private final Balances balances;
    private final LineBlocks blocks;

    StoredLines(Sql sql, IdSource ids, BusinessClock clock, Balances balances, LineBlocks blocks) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.balances = balances;
        this.blocks = blocks;
    }

    @Override
    public List<Usable> usable(List<Wanted> wanted) {
        List<Line> lines =
                sql.over(wanted).ids(Wanted::patient).query(SELECT_USABLE, StoredLines::line);
        Map<PatientId, List<Line>> byPatient =
                lines.stream().collect(Collectors.groupingBy(Line::patient));
        Map<LineId, CreditRefusal> closed = closedToHolds(lines.stream().map(Line::id).toList());
        return wanted.stream()
                .map(one -> usable(one, byPatient.getOrDefault(one.patient(), List.of()), closed))
                .toList();
    }

    private static Usable usable(
            Wanted wanted, List<Line> lines, Map<LineId, CreditRefusal> closed) {
        List<Line> ofScheme =
                lines.stream()
                        .filter(
                                line ->
                                        line.pack() != null
                                                && line.pack().id().equals(wanted.scheme()))
                        .toList();
        CreditRefusal reason = new CreditRefusal.LineMissing(wanted.scheme());
        for (Line line : ofScheme.reversed()) {
            CreditRefusal refusal = closed.get(line.id());
            reason = refusal == null ? reason : refusal;
        }
        CreditRefusal firstReason = reason;
        return ofScheme.stream()
                .filter(line -> !closed.containsKey(line.id()))
                .findFirst()
                .<Usable>map(Usable.Yes::new)
                .orElseGet(() -> new Usable.No(firstReason));
    }

    @Override
    public Map<LineId, CreditRefusal> closedToHolds(Collection<LineId> lines) {
        Map<LineId, Line> found = find(new HashSet<>(lines));
        Set<LineId> withParents =
                found.values().stream()
                        .flatMap(line -> Stream.of(line.id(), parentOrSelf(line)))
                        .collect(toSet());
        Map<LineId, CreditRefusal> blocked = blocks.current(withParents, clock.now());
        Map<LineId, CreditRefusal> closed = new HashMap<>();
        for (Line line : found.values()) {
            CreditRefusal own =
                    line.isOpen()
                            ? blocked.get(line.id())
                            : new CreditRefusal.LineClosed(line.id().value());
            CreditRefusal refusal = own == null ? blocked.get(parentOrSelf(line)) : own;
            if (refusal != null) {
                closed.put(line.id(), refusal);
            }
        }
        return closed;
    }

    @Override
    public Map<LineId, Line> find(Collection<LineId> lines) {
        return sql
                .over(List.copyOf(new HashSet<>(lines)))
                .ids(line -> line)
                .query(SELECT_BY_ID, StoredLines::line)
                .stream()
                .collect(Collectors.toMap(Line::id, line -> line));
    }

    @Override
    public List<Line> of(PatientId person) {
        return sql.statement(SELECT_OF_PERSON)
                .param("person", person.value())
                .query(StoredLines::line)
                .list();
    }

    @Override
    public Map<Trust, Line> trust(Collection<Trust> wanted) {
        Map<Trust, Line> found = existingTrust(wanted);
        List<Line> missing =
                wanted.stream()
                        .distinct()
                        .filter(trust -> !found.containsKey(trust))
                        .map(trust -> newTrust(trust))
                        .toList();
        if (!missing.isEmpty()) {
            open(missing.stream().map(line -> new Opening(line, null)).toList());
            found.putAll(existingTrust(wanted));
        }
        return found;
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

    /// Lifts a cause from every line of the same person and scheme as these.
    void lift(List<Line> like, String cause) {
        Set<String> schemes = like.stream().map(StoredLines::schemeKey).collect(toSet());
        List<LineId> open =
                sql.over(like).ids(Line::patient).query(SELECT_USABLE, StoredLines::line).stream()
                        .filter(line -> schemes.contains(schemeKey(line)))
                        .map(Line::id)
                        .toList();
        blocks.lift(open, cause);
    }

    void block(List<LineBlocks.Block> wanted) {
        blocks.block(wanted);
    }

    void close(Collection<LineId> lines) {
        sql.over(List.copyOf(lines)).with(clock.now()).ids(line -> line).update(CLOSE);
    }

    private Map<Trust, Line> existingTrust(Collection<Trust> wanted) {
        return sql
                .over(List.copyOf(wanted))
                .ids(Trust::patient)
                .ids(Trust::institution)
                .query(SELECT_TRUST, StoredLines::line)
                .stream()
                .collect(
                        Collectors.toMap(
                                line ->
                                        new Trust(
                                                line.patient(),
                                                Objects.requireNonNull(line.institution())),
                                line -> line));
    }

    private Line newTrust(Trust trust) {
        return new Line(
                new LineId(ids.next()),
                Line.Kind.TRUST,
                trust.patient(),
                trust.patient(),
                null,
                null,
                trust.institution(),
                null,
                null,
                null);
    }

    private static String schemeKey(Line line) {
        return line.patient() + " " + Packs.id(line.pack());
    }

    private static LineId parentOrSelf(Line line) {
        LineId parent = line.parent();
        return parent == null ? line.id() : parent;
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
