package org.xinyi.repayment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PaymentId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.settlement.RefundPosted;

/// Sends refunds of what had been paid already back through the channels that brought it, the
/// latest payment first.
@Component
class ReturningRefunds {

    private static final String SELECT =
            """
            SELECT payment, amount
            FROM allocation
            WHERE obligation = :obligation
            ORDER BY at DESC, payment DESC
            """;

    private final Sql sql;
    private final Returns returns;

    ReturningRefunds(Sql sql, Returns returns) {
        this.sql = sql;
        this.returns = returns;
    }

    @EventListener
    void on(RefundPosted refund) {
        List<Returns.Wanted> wanted = new ArrayList<>();
        for (RefundPosted.Part part : refund.parts()) {
            if (part.toCredit().isPositive()) {
                wanted.addAll(wanted(part));
            }
        }
        returns.order(wanted);
    }

    /// What no payment of ours accounts for was paid at the owner's own counter and is returned
    /// there by hand; it stays a credit until then.
    private List<Returns.Wanted> wanted(RefundPosted.Part part) {
        List<Paid> paid = paid(part.obligation().id());
        Map<PaymentId, Money> ordered =
                new HashMap<>(returns.ordered(paid.stream().map(Paid::payment).toList()));
        List<Returns.Wanted> wanted = new ArrayList<>();
        Money left = part.toCredit();
        for (Paid one : paid) {
            Money returnable =
                    one.amount.minus(ordered.getOrDefault(one.payment, Money.ZERO)).max(Money.ZERO);
            Money share = left.min(returnable);
            if (share.isPositive()) {
                wanted.add(
                        new Returns.Wanted(
                                one.payment,
                                part.obligation().debtor(),
                                part.obligation().owner(),
                                share,
                                "refund"));
                left = left.minus(share);
            }
        }
        return wanted;
    }

    private List<Paid> paid(ObligationId obligation) {
        return sql.statement(SELECT)
                .param("obligation", obligation.value())
                .query(
                        (row, _) ->
                                new Paid(
                                        new PaymentId(row.getLong("payment")),
                                        Money.ofFen(row.getLong("amount"))))
                .list();
    }

    private record Paid(PaymentId payment, Money amount) {}
}
