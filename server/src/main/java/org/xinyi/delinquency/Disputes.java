package org.xinyi.delinquency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.credit.Obligation;
import org.xinyi.credit.Obligations;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.OrderId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.sql.Moments;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.visit.Visits;

/// What patients say is wrong with a bill. The disputed part is frozen until the hospital has
/// answered, however long that takes; the rest is followed up as ever. A bill that was divided
/// stays one bill here, whichever instalment was named.
@Component
class Disputes {

    /// How soon a hospital promises to answer; ours, no document states one.
    static final Duration ANSWER_WITHIN = Duration.ofDays(15);

    static final Duration REFUND_WITHIN = Duration.ofDays(7);

    /// @param orders empty: the whole bill
    /// @param amount what is frozen: never less than the disputed part of the personal share
    record Dispute(
            long id,
            ObligationId obligation,
            InstitutionId institution,
            PatientId patient,
            List<OrderId> orders,
            Money amount,
            Instant openedAt,
            Instant decideBy,
            @Nullable Instant resolvedAt,
            @Nullable String outcome,
            String text,
            @Nullable String answer) {}

    private static final String COLUMNS =
            """
            SELECT id, obligation, institution, patient, orders, amount, opened_at, decide_by,
                resolved_at, outcome, text, answer
            FROM dispute
            """;

    private static final String INSERT =
            """
            INSERT INTO dispute
                (id, obligation, institution, patient, orders, amount, opened_at, decide_by, text)
            VALUES
                (:id, :obligation, :institution, :patient, :orders, :amount,
                 :openedAt::timestamptz, :decideBy::timestamptz, :text)
            """;

    private static final String RESOLVE =
            """
            UPDATE dispute
            SET resolved_at = :now::timestamptz,
                outcome = :outcome,
                answer = :answer
            WHERE id = :id
                AND resolved_at IS NULL
            """;

    private final Sql sql;
    private final IdSource ids;
    private final BusinessClock clock;
    private final Visits visits;
    private final Obligations obligations;
    private final Freezing freezing;
    private final Pauses pauses;

    Disputes(
            Sql sql,
            IdSource ids,
            BusinessClock clock,
            Visits visits,
            Obligations obligations,
            Freezing freezing,
            Pauses pauses) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.visits = visits;
        this.obligations = obligations;
        this.freezing = freezing;
        this.pauses = pauses;
    }

    /// Opens a dispute, in the caller's transaction.
    Dispute open(Obligation obligation, List<OrderId> orders, String text) {
        Map<ObligationId, Money> left = freezing.left(obligation);
        if (left.isEmpty()) {
            throw new RefusedException(
                    new DelinquencyRefusal.ObligationPaid(obligation.id().value()));
        }
        Money all = Money.sum(left.values(), part -> part);
        Map<ObligationId, Money> parts =
                Freezing.upTo(orders.isEmpty() ? all : charged(obligation, orders), left);
        if (parts.isEmpty()) {
            throw new RefusedException(
                    new DelinquencyRefusal.AlreadyDisputed(obligation.id().value()));
        }
        Instant now = clock.now();
        Dispute dispute =
                new Dispute(
                        ids.next(),
                        obligation.id(),
                        obligation.institution(),
                        obligation.patient(),
                        List.copyOf(orders),
                        Money.sum(parts.values(), part -> part),
                        now,
                        now.plus(ANSWER_WITHIN),
                        null,
                        null,
                        text,
                        null);
        insert(dispute);
        freezing.freeze(dispute.id, parts, dispute.decideBy);
        return dispute;
    }

    /// Answers a dispute, in the caller's transaction. Upheld: nothing is asked while the
    /// refund is on its way.
    Dispute resolve(Dispute dispute, DisputeOutcome outcome, String answer) {
        Instant now = clock.now();
        boolean open =
                sql.statement(RESOLVE)
                                .param("now", now.toString())
                                .param("outcome", outcome.name())
                                .param("answer", answer)
                                .param("id", dispute.id)
                                .update()
                        > 0;
        if (!open) {
            throw new RefusedException(new DelinquencyRefusal.DisputeResolved(dispute.id));
        }
        Obligation bill =
                Objects.requireNonNull(
                        obligations.find(List.of(dispute.obligation)).get(dispute.obligation));
        for (ObligationId part : freezing.thaw(dispute.id, bill, outcome)) {
            if (outcome == DisputeOutcome.UPHELD) {
                pauses.begin(part, PauseReason.REFUND_UNDER_WAY, now.plus(REFUND_WITHIN));
            }
        }
        return find(dispute.id).orElseThrow();
    }

    Optional<Dispute> find(long dispute) {
        return sql.statement(COLUMNS + "WHERE id = :id")
                .param("id", dispute)
                .query(Disputes::dispute)
                .optional();
    }

    /// Those about the bill of this obligation.
    List<Dispute> of(Obligation obligation) {
        return sql.statement(COLUMNS + "WHERE obligation = ANY(:parts) ORDER BY id")
                .param(
                        "parts",
                        freezing.partsOf(obligation).stream()
                                .map(ObligationId::value)
                                .toArray(Long[]::new))
                .query(Disputes::dispute)
                .list();
    }

    /// The open ones, most urgent first.
    ///
    /// @param institution null: of all
    List<Dispute> waiting(@Nullable InstitutionId institution, Place after, int most) {
        return sql.statement(
                        COLUMNS
                                + """
                                WHERE resolved_at IS NULL
                                    AND (:institution::bigint IS NULL
                                        OR institution = :institution)
                                    AND (decide_by, id) > (:afterAt::timestamptz, :afterId)
                                ORDER BY decide_by, id
                                LIMIT :most
                                """)
                .param("institution", institution == null ? null : institution.value())
                .param("afterAt", after.at())
                .param("afterId", after.id())
                .param("most", most)
                .query(Disputes::dispute)
                .list();
    }

    private void insert(Dispute dispute) {
        sql.statement(INSERT)
                .param("id", dispute.id)
                .param("obligation", dispute.obligation.value())
                .param("institution", dispute.institution.value())
                .param("patient", dispute.patient.value())
                .param("orders", dispute.orders.stream().map(OrderId::value).toArray(Long[]::new))
                .param("amount", dispute.amount.fen())
                .param("openedAt", dispute.openedAt.toString())
                .param("decideBy", dispute.decideBy.toString())
                .param("text", dispute.text)
                .update();
    }

    /// What the orders were charged at in all: the personal part is not known by order, so at
    /// most as much is frozen as they could come to.
    private Money charged(Obligation obligation, List<OrderId> orders) {
        List<Visits.Charge> charges =
                visits.charges(
                                List.of(
                                        new Visits.Claimed(
                                                obligation.settlement(), obligation.visit())))
                        .getOrDefault(obligation.settlement(), List.of());
        Set<OrderId> onBill =
                charges.stream().map(charge -> charge.order().id()).collect(Collectors.toSet());
        List<OrderId> foreign = new ArrayList<>(orders);
        foreign.removeAll(onBill);
        if (!foreign.isEmpty()) {
            throw new RefusedException(
                    new DelinquencyRefusal.OrderNotOnBill(foreign.getFirst().value()));
        }
        return Money.sum(
                charges.stream().filter(charge -> orders.contains(charge.order().id())).toList(),
                Visits.Charge::amount);
    }

    private static Dispute dispute(ResultSet row, int number) throws SQLException {
        return new Dispute(
                row.getLong("id"),
                new ObligationId(row.getLong("obligation")),
                new InstitutionId(row.getLong("institution")),
                new PatientId(row.getLong("patient")),
                Arrays.stream((Long[]) row.getArray("orders").getArray())
                        .map(OrderId::new)
                        .toList(),
                Money.ofFen(row.getLong("amount")),
                Moments.instant(row, "opened_at"),
                Moments.instant(row, "decide_by"),
                Moments.nullableInstant(row, "resolved_at"),
                row.getString("outcome"),
                row.getString("text"),
                row.getString("answer"));
    }
}
