package org.xinyi.delinquency;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.credit.Obligations;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.sql.Sql;

/// Asks people who did not pay in time why, and what should be better.
@Component
class Survey {

    /// @param satisfaction 1 to 5; null: not asked
    record Answer(
            ObligationId obligation,
            InstitutionId institution,
            Instant at,
            Money amount,
            @Nullable Long satisfaction,
            NonPaymentReason reason,
            String askedBy,
            @Nullable String remark) {}

    /// @param asked how many gave the reason
    /// @param paidSince how many of them owe nothing of it any more
    /// @param amount what they owed when they were asked
    record Line(NonPaymentReason reason, int asked, int paidSince, Money amount) {}

    static final String CALL = "CALL";
    static final String FORM = "FORM";

    private static final int MOST = 100_000;

    private static final String INSERT =
            """
            INSERT INTO survey_answer
                (id, obligation, institution, at, amount, satisfaction, reason, asked_by, remark)
            SELECT * FROM unnest(
                ?::bigint[], ?::bigint[], ?::bigint[], ?::timestamptz[], ?::bigint[], ?::smallint[],
                ?::text[], ?::text[], ?::text[])
            """;

    private static final String SELECT =
            """
            SELECT obligation, reason, amount
            FROM survey_answer
            WHERE at >= :from::timestamptz
                AND at < :until::timestamptz
                AND (:institution::bigint IS NULL OR institution = :institution)
            ORDER BY at
            LIMIT :most
            """;

    private final Sql sql;
    private final IdSource ids;
    private final BusinessClock clock;
    private final Obligations obligations;

    Survey(Sql sql, IdSource ids, BusinessClock clock, Obligations obligations) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.obligations = obligations;
    }

    /// A reason given on the phone.
    void asked(Obligations.Open bill, NonPaymentReason reason, Instant at) {
        add(
                new Answer(
                        bill.obligation().id(),
                        bill.obligation().institution(),
                        at,
                        bill.amount(),
                        null,
                        reason,
                        CALL,
                        null));
    }

    /// A form that was filled in.
    void answered(
            Obligations.Open bill,
            NonPaymentReason reason,
            @Nullable Integer satisfaction,
            @Nullable String remark) {
        add(
                new Answer(
                        bill.obligation().id(),
                        bill.obligation().institution(),
                        clock.now(),
                        bill.amount(),
                        satisfaction == null ? null : (long) satisfaction,
                        reason,
                        FORM,
                        remark));
    }

    private void add(Answer answer) {
        sql.over(List.of(answer))
                .longs(_ -> ids.next())
                .ids(Answer::obligation)
                .ids(Answer::institution)
                .instants(Answer::at)
                .money(Answer::amount)
                .nullableLongs(Answer::satisfaction)
                .texts(one -> one.reason.name())
                .texts(Answer::askedBy)
                .texts(Answer::remark)
                .update(INSERT);
    }

    /// The reasons given between two moments, most frequent first.
    ///
    /// @param institution null: of all
    List<Line> reasons(@Nullable InstitutionId institution, Instant from, Instant until) {
        record Given(ObligationId obligation, NonPaymentReason reason, Money amount) {}
        List<Given> given =
                sql.statement(SELECT)
                        .param("from", from.toString())
                        .param("until", until.toString())
                        .param("institution", institution == null ? null : institution.value())
                        .param("most", MOST)
                        .query(
                                (row, _) ->
                                        new Given(
                                                new ObligationId(row.getLong("obligation")),
                                                NonPaymentReason.valueOf(row.getString("reason")),
                                                Money.ofFen(row.getLong("amount"))))
                        .list();
        Set<ObligationId> open =
                obligations
                        .open(given.stream().map(Given::obligation).distinct().toList())
                        .keySet();
        Map<NonPaymentReason, Line> lines = new EnumMap<>(NonPaymentReason.class);
        for (Given one : given) {
            int paid = open.contains(one.obligation) ? 0 : 1;
            lines.merge(
                    one.reason,
                    new Line(one.reason, 1, paid, one.amount),
                    (a, b) ->
                            new Line(
                                    a.reason,
                                    a.asked + b.asked,
                                    a.paidSince + b.paidSince,
                                    a.amount.plus(b.amount)));
        }
        List<Line> sorted = new ArrayList<>(lines.values());
        sorted.sort((a, b) -> Integer.compare(b.asked, a.asked));
        return sorted;
    }
}
