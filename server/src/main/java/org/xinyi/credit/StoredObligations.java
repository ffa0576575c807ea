package org.xinyi.credit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.SettlementId;
import org.xinyi.kernel.VisitId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.ledger.Receivables;

@Component
class StoredObligations implements Obligations {

    static final String COLUMNS =
            """
            SELECT id, line, patient, debtor, institution, visit, settlement, pack, pack_version,
                owner, amount, over_holds, instalment_of, treatment_ended_at, due_at, created_at
            FROM obligation
            """;

    private static final String SELECT_BY_ID = COLUMNS + "WHERE id = ANY(?::bigint[])";

    private static final String SELECT_BY_VISIT =
            COLUMNS + "WHERE visit = ANY(?::bigint[]) ORDER BY id";

    private static final String SELECT_OPEN_BY_DEBTOR =
            COLUMNS
                    + """
                    WHERE debtor = ANY(?::bigint[])
                        AND closed_at IS NULL
                    """;

    private static final String SELECT_OPEN_BEFORE =
            COLUMNS
                    + """
                    WHERE id > :after
                        AND treatment_ended_at < :before::timestamptz
                        AND closed_at IS NULL
                    ORDER BY id
                    LIMIT :most
                    """;

    private static final String INSERT =
            """
            INSERT INTO obligation
                (id, line, patient, debtor, institution, visit, settlement, pack, pack_version,
                 owner, amount, over_holds, instalment_of, treatment_ended_at, due_at, created_at)
            SELECT * FROM unnest(
                ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
                ?::bigint[], ?::text[], ?::integer[], ?::bigint[], ?::bigint[], ?::boolean[],
                ?::bigint[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[])
            """;

    private static final String CLOSE =
            """
            UPDATE obligation
            SET closed_at = ?::timestamptz
            WHERE id = ANY(?::bigint[])
                AND closed_at IS NULL
            """;

    private static final String REOPEN =
            """
            UPDATE obligation
            SET closed_at = NULL
            WHERE id = ANY(?::bigint[])
                AND closed_at IS NOT NULL
            """;

    private final Sql sql;
    private final BusinessClock clock;
    private final Receivables receivables;
    private final ObligationPages pages;

    StoredObligations(
            Sql sql, BusinessClock clock, Receivables receivables, ObligationPages pages) {
        this.sql = sql;
        this.clock = clock;
        this.receivables = receivables;
        this.pages = pages;
    }

    void add(List<Obligation> obligations) {
        sql.over(obligations)
                .ids(Obligation::id)
                .ids(Obligation::line)
                .ids(Obligation::patient)
                .ids(Obligation::debtor)
                .ids(Obligation::institution)
                .ids(Obligation::visit)
                .ids(Obligation::settlement)
                .texts(obligation -> Packs.id(obligation.pack()))
                .nullableLongs(obligation -> Packs.version(obligation.pack()))
                .ids(Obligation::owner)
                .money(Obligation::amount)
                .booleans(Obligation::overHolds)
                .nullableLongs(StoredObligations::instalmentOf)
                .instants(Obligation::treatmentEndedAt)
                .instants(Obligation::dueAt)
                .instants(Obligation::createdAt)
                .update(INSERT);
    }

    @Override
    public void divide(List<Obligation> instalments) {
        add(instalments);
    }

    @Override
    public Map<ObligationId, Obligation> find(Collection<ObligationId> obligations) {
        return sql
                .over(List.copyOf(new HashSet<>(obligations)))
                .ids(obligation -> obligation)
                .query(SELECT_BY_ID, StoredObligations::obligation)
                .stream()
                .collect(Collectors.toMap(Obligation::id, Function.identity()));
    }

    @Override
    public List<Obligation> ofVisits(Collection<VisitId> visits) {
        return sql.over(List.copyOf(visits))
                .ids(visit -> visit)
                .query(SELECT_BY_VISIT, StoredObligations::obligation);
    }

    @Override
    public List<Open> openOf(Collection<PatientId> debtors) {
        List<Open> open =
                withShares(
                        sql.over(List.copyOf(debtors))
                                .ids(debtor -> debtor)
                                .query(SELECT_OPEN_BY_DEBTOR, StoredObligations::obligation));
        return open.stream()
                .sorted(
                        Comparator.comparing((Open one) -> one.obligation().dueAt())
                                .thenComparing(one -> one.obligation().id().value()))
                .toList();
    }

    @Override
    public Map<ObligationId, Open> open(Collection<ObligationId> obligations) {
        return withShares(List.copyOf(find(obligations).values())).stream()
                .collect(Collectors.toMap(one -> one.obligation().id(), Function.identity()));
    }

    @Override
    public List<Open> openBefore(Instant treatmentEndedBefore, ObligationId after, int most) {
        return withShares(
                sql.statement(SELECT_OPEN_BEFORE)
                        .param("after", after.value())
                        .param("before", treatmentEndedBefore.toString())
                        .param("most", most)
                        .query(StoredObligations::obligation)
                        .list());
    }

    @Override
    public List<ObligationId> openUnderSchemes(Instant before, ObligationId after, int most) {
        return pages.openUnderSchemes(before, after, most);
    }

    @Override
    public Set<ObligationId> settled(Collection<ObligationId> obligations) {
        return pages.settled(obligations);
    }

    @Override
    public List<Open> asOf(Collection<PatientId> debtors, Instant moment) {
        List<Obligation> known = pages.ofDebtors(debtors, moment);
        return with(
                known,
                receivables.openAt(lines(known), moment),
                receivables.chargesAt(instalments(known), moment));
    }

    @Override
    public List<PatientId> debtors(PatientId after, int most) {
        return pages.debtors(after, most);
    }

    @Override
    public void reconcile(Collection<ObligationId> obligations) {
        Set<ObligationId> wanted = new HashSet<>(obligations);
        Set<ObligationId> open = open(wanted).keySet();
        List<ObligationId> settled = new ArrayList<>(wanted);
        settled.removeAll(open);
        sql.over(settled).with(clock.now()).ids(obligation -> obligation).update(CLOSE);
        sql.over(List.copyOf(open)).ids(obligation -> obligation).update(REOPEN);
    }

    private List<Open> withShares(List<Obligation> obligations) {
        return with(
                        obligations,
                        receivables.open(lines(obligations)),
                        receivables.charges(instalments(obligations)))
                .stream()
                .filter(open -> !(open.shares().isEmpty() && open.charges().isEmpty()))
                .toList();
    }

    private static List<Open> with(
            List<Obligation> obligations,
            Map<ObligationId, Map<PartyId, Money>> shares,
            Map<ObligationId, Map<PartyId, Money>> charges) {
        return obligations.stream()
                .map(
                        one ->
                                new Open(
                                        one,
                                        shares.getOrDefault(one.id(), Map.of()),
                                        charges.getOrDefault(one.id(), Map.of())))
                .toList();
    }

    private static List<LineId> lines(List<Obligation> obligations) {
        return obligations.stream().map(Obligation::line).distinct().toList();
    }

    private static List<ObligationId> instalments(List<Obligation> obligations) {
        return obligations.stream()
                .filter(one -> one.instalmentOf() != null)
                .map(Obligation::id)
                .toList();
    }

    static Obligation obligation(ResultSet row, int number) throws SQLException {
        return new Obligation(
                new ObligationId(row.getLong("id")),
                new LineId(row.getLong("line")),
                new PatientId(row.getLong("patient")),
                new PatientId(row.getLong("debtor")),
                new InstitutionId(row.getLong("institution")),
                new VisitId(row.getLong("visit")),
                new SettlementId(row.getLong("settlement")),
                Packs.ref(row),
                new PartyId(row.getLong("owner")),
                Money.ofFen(row.getLong("amount")),
                row.getBoolean("over_holds"),
                instalmentOf(row),
                instant(row, "treatment_ended_at"),
                instant(row, "due_at"),
                instant(row, "created_at"));
    }

    private static @Nullable Long instalmentOf(Obligation obligation) {
        @Nullable ObligationId of = obligation.instalmentOf();
        return of == null ? null : of.value();
    }

    private static @Nullable ObligationId instalmentOf(ResultSet row) throws SQLException {
        long of = row.getLong("instalment_of");
        return row.wasNull() ? null : new ObligationId(of);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
