package org.xinyi.delinquency;

import jakarta.validation.constraints.NotNull;
import java.sql.ResultSet;
import java.sql.SQLException;
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
    /// @param rated how many also said how satisfied they were
    /// @param satisfied of them with four or five of five
    record ReasonGiven(
            @NotNull NonPaymentReason reason,
            int asked,
            int paidSince,
            @NotNull Money amount,
            int rated,
            int satisfied) {

        private ReasonGiven plus(ReasonGiven other) {
            return new ReasonGiven(
                    reason,
                    asked + other.asked,
                    paidSince + other.paidSince,
                    amount.plus(other.amount),
                    rated + other.rated,
                    satisfied + other.satisfied);
        }
    }

    static final String CALL = "CALL";
    static final String FORM = "FORM";

    private static final int MOST = 100_000;
    private static final int SATISFIED = 4;

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
            SELECT obligation, reason, amount, satisfaction
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
    List<ReasonGiven> reasons(@Nullable InstitutionId institution, Instant from, Instant until) {
        List<Given> given =
                sql.statement(SELECT)
                        .param("from", from.toString())
                        .param("until", until.toString())
                        .param("institution", institution == null ? null : institution.value())
                        .param("most", MOST)
                        .query(Survey::given)
                        .list();
        Set<ObligationId> open =
                obligations
                        .open(given.stream().map(Given::obligation).distinct().toList())
                        .keySet();
        Map<NonPaymentReason, ReasonGiven> lines = new EnumMap<>(NonPaymentReason.class);
        for (Given one : given) {
            lines.merge(one.reason, one.line(!open.contains(one.obligation)), ReasonGiven::plus);
        }
        List<ReasonGiven> sorted = new ArrayList<>(lines.values());
        sorted.sort((a, b) -> Integer.compare(b.asked, a.asked));
        return sorted;
    }

    private static Given given(ResultSet row, int number) throws SQLException {
        return new Given(
                new ObligationId(row.getLong("obligation")),
                NonPaymentReason.valueOf(row.getString("reason")),
                Money.ofFen(row.getLong("amount")),
                row.getInt("satisfaction"));
    }

    /// @param satisfaction 1 to 5; 0 when nobody said
    private record Given(
            ObligationId obligation, NonPaymentReason reason, Money amount, int satisfaction) {

        ReasonGiven line(boolean paid) {
            return new ReasonGiven(
                    reason,
                    1,
                    paid ? 1 : 0,
                    amount,
                    satisfaction > 0 ? 1 : 0,
                    satisfaction >= SATISFIED ? 1 : 0);
        }
    }
}
