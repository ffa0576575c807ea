package org.xinyi.insurance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.xinyi.insurance.Insurance.Answer;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.SettlementId;
import org.xinyi.kernel.VisitId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.ledger.Source;

/// What was asked of the insurer and what came of it.
@Component
class SettlementRecords {

    private static final String SELECT =
            """
            SELECT s.id, s.visit, s.institution, s.stay, s.total, s.outcome, s.message,
                s.scheme, s.region, s.person_number, s.reference, s.pool, s.other_fund, s.relief,
                s.personal_account, s.mutual_aid, s.hospital, s.personal, s.reversed_at
            FROM insurer_settlement s
            WHERE s.id = ANY(?::bigint[])
            """;

    private static final String INSERT =
            """
            INSERT INTO insurer_settlement
                (id, visit, institution, total, stay, message, scheme, region, person_number,
                 asked_at)
            SELECT * FROM unnest(
                ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::boolean[], ?::text[],
                ?::text[], ?::text[], ?::text[], ?::timestamptz[])
            ON CONFLICT (id) DO NOTHING
            RETURNING id
            """;

    private static final String SETTLE =
            """
            UPDATE insurer_settlement s
            SET outcome = 'SETTLED',
                answered_at = ?::timestamptz,
                reference = a.reference,
                pool = a.pool,
                other_fund = a.other_fund,
                relief = a.relief,
                personal_account = a.personal_account,
                mutual_aid = a.mutual_aid,
                hospital = a.hospital,
                personal = a.personal,
                refusal_code = NULL,
                refusal_text = NULL,
                raw_answer = NULL
            FROM unnest(
                ?::bigint[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
                ?::bigint[], ?::bigint[], ?::bigint[])
                AS a (id, reference, pool, other_fund, relief, personal_account, mutual_aid,
                    hospital, personal)
            WHERE s.id = a.id
                AND s.outcome IS DISTINCT FROM 'SETTLED'
            """;

    private static final String REFUSE =
            """
            UPDATE insurer_settlement s
            SET outcome = 'REFUSED',
                answered_at = ?::timestamptz,
                refusal_code = a.code,
                refusal_text = a.text,
                raw_answer = a.raw
            FROM unnest(?::bigint[], ?::text[], ?::text[], ?::text[]) AS a (id, code, text, raw)
            WHERE s.id = a.id
                AND s.outcome IS DISTINCT FROM 'SETTLED'
            """;

    private static final String ASK_REVERSAL =
            """
            UPDATE insurer_settlement
            SET reversal_asked_at = ?::timestamptz
            WHERE id = ANY(?::bigint[])
                AND reversal_asked_at IS NULL
            """;

    private static final String REVERSE =
            """
            UPDATE insurer_settlement
            SET reversed_at = ?::timestamptz
            WHERE id = ANY(?::bigint[])
                AND reversed_at IS NULL
            """;

    private final Sql sql;
    private final BusinessClock clock;

    SettlementRecords(Sql sql, BusinessClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    Map<SettlementId, SettlementRow> find(Collection<SettlementId> ids) {
        return sql
                .over(List.copyOf(ids))
                .ids(id -> id)
                .query(SELECT, SettlementRecords::row)
                .stream()
                .collect(Collectors.toMap(SettlementRow::id, Function.identity()));
    }

    /// Records what is going to be asked.
    ///
    /// @return those that nobody had recorded before
    Set<SettlementId> ask(List<InsuredBill> bills) {
        Instant now = clock.now();
        return new HashSet<>(
                sql.over(bills)
                        .ids(asked -> asked.bill().id())
                        .ids(asked -> asked.bill().visit())
                        .ids(asked -> asked.bill().institution())
                        .money(asked -> asked.bill().total())
                        .booleans(InsuredBill::isStay)
                        .texts(InsuredBill::message)
                        .texts(asked -> asked.person().scheme().code())
                        .texts(asked -> asked.person().region())
                        .texts(asked -> asked.person().personNumber())
                        .instants(_ -> now)
                        .query(INSERT, (row, _) -> new SettlementId(row.getLong("id"))));
    }

    /// Records what came of it. What stands as settled stays as it is.
    void keep(List<Verdict> verdicts) {
        List<Answer.Settled> settled = new ArrayList<>();
        List<Verdict> refused = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            switch (verdict.answer()) {
                case Answer.Settled answer -> settled.add(answer);
                case Answer.Refused _ -> refused.add(verdict);
                case Answer.Unknown _ -> {}
            }
        }
        Instant now = clock.now();
        keepSettled(settled, now);
        sql.over(refused)
                .with(now)
                .ids(verdict -> verdict.refusal().id())
                .texts(verdict -> verdict.refusal().code())
                .texts(verdict -> verdict.refusal().text())
                .texts(Verdict::raw)
                .update(REFUSE);
    }

    private void keepSettled(List<Answer.Settled> settled, Instant now) {
        sql.over(settled)
                .with(now)
                .ids(Answer.Settled::id)
                .texts(Answer.Settled::reference)
                .money(answer -> answer.split().of(Source.POOL))
                .money(answer -> answer.split().of(Source.OTHER_FUND))
                .money(answer -> answer.split().of(Source.RELIEF))
                .money(answer -> answer.split().of(Source.PERSONAL_ACCOUNT))
                .money(answer -> answer.split().of(Source.MUTUAL_AID))
                .money(answer -> answer.split().of(Source.HOSPITAL))
                .money(answer -> answer.split().of(Source.PERSONAL))
                .update(SETTLE);
    }

    void askReversal(List<SettlementId> ids) {
        sql.over(ids).with(clock.now()).ids(id -> id).update(ASK_REVERSAL);
    }

    void reversed(List<SettlementId> ids) {
        sql.over(ids).with(clock.now()).ids(id -> id).update(REVERSE);
    }

    private static SettlementRow row(ResultSet row, int number) throws SQLException {
        String outcome = row.getString("outcome");
        return new SettlementRow(
                new SettlementId(row.getLong("id")),
                new VisitId(row.getLong("visit")),
                new InstitutionId(row.getLong("institution")),
                row.getBoolean("stay"),
                Money.ofFen(row.getLong("total")),
                new Insured(
                        Coverage.Scheme.ofCode(row.getString("scheme")),
                        row.getString("person_number"),
                        row.getString("region")),
                row.getString("message"),
                outcome == null ? null : SettlementRow.Outcome.valueOf(outcome),
                Objects.requireNonNullElse(row.getString("reference"), ""),
                split(row),
                row.getString("reversed_at") != null);
    }

    private static Split split(ResultSet row) throws SQLException {
        Map<Source, Money> shares = new EnumMap<>(Source.class);
        shares.put(Source.POOL, Money.ofFen(row.getLong("pool")));
        shares.put(Source.OTHER_FUND, Money.ofFen(row.getLong("other_fund")));
        shares.put(Source.RELIEF, Money.ofFen(row.getLong("relief")));
        shares.put(Source.PERSONAL_ACCOUNT, Money.ofFen(row.getLong("personal_account")));
        shares.put(Source.MUTUAL_AID, Money.ofFen(row.getLong("mutual_aid")));
        shares.put(Source.HOSPITAL, Money.ofFen(row.getLong("hospital")));
        shares.put(Source.PERSONAL, Money.ofFen(row.getLong("personal")));
        return new Split(shares);
    }
}
