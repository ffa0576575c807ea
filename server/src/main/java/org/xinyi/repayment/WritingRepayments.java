package org.xinyi.repayment;

import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.xinyi.credit.Obligation;
import org.xinyi.credit.Obligations;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.ledger.Balances;
import org.xinyi.ledger.Ledger;
import org.xinyi.ledger.Movement;

/// Writes repayments, in the caller's transaction: one statement per table.
@Component
class WritingRepayments {

    private static final String INSERT =
            """
            INSERT INTO allocation (payment, obligation, amount, charge, at, journal)
            SELECT * FROM unnest(
                ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::timestamptz[], ?::bigint[])
            """;

    private final Sql sql;
    private final Ledger ledger;
    private final Balances balances;
    private final Obligations obligations;
    private final Returns returns;
    private final ApplicationEventPublisher events;

    WritingRepayments(
            Sql sql,
            Ledger ledger,
            Balances balances,
            Obligations obligations,
            Returns returns,
            ApplicationEventPublisher events) {
        this.sql = sql;
        this.ledger = ledger;
        this.balances = balances;
        this.obligations = obligations;
        this.returns = returns;
        this.events = events;
    }

    void write(List<Repayment> repayments) {
        List<Row> rows = new ArrayList<>();
        List<Returns.Wanted> excess = new ArrayList<>();
        for (Repayment repayment : repayments) {
            for (Allocation.Part part : repayment.allocation().parts()) {
                rows.add(new Row(repayment, part));
            }
            if (repayment.allocation().excess().isPositive()) {
                excess.add(excess(repayment));
            }
        }
        ledger.post(repayments.stream().map(RepaymentJournals::repaid).toList());
        balances.move(
                rows.stream()
                        .filter(row -> row.part.principal().isPositive())
                        .map(row -> Movement.repaid(row.to().line(), row.part.principal()))
                        .toList());
        sql.over(rows)
                .ids(row -> row.repayment.payment().id())
                .ids(row -> row.to().id())
                .money(row -> row.part.amount())
                .money(row -> row.part.charge())
                .instants(row -> row.repayment.payment().receivedAt())
                .ids(row -> row.repayment.journal())
                .update(INSERT);
        obligations.reconcile(rows.stream().map(row -> row.to().id()).distinct().toList());
        returns.order(excess);
        events.publishEvent(
                new RepaymentsReceived(
                        rows.stream()
                                .map(
                                        row ->
                                                new RepaymentsReceived.Item(
                                                        row.repayment.payment(),
                                                        row.to(),
                                                        row.part.principal(),
                                                        row.part.charge()))
                                .toList()));
    }

    private static Returns.Wanted excess(Repayment repayment) {
        return new Returns.Wanted(
                repayment.payment().id(),
                Receiving.debtor(repayment.payment()),
                repayment.payment().payee(),
                repayment.allocation().excess(),
                "overpaid");
    }

    private record Row(Repayment repayment, Allocation.Part part) {
        Obligation to() {
            return part.to().obligation();
        }
    }
}
