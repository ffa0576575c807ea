package org.xinyi.repayment;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.xinyi.credit.Obligation;
import org.xinyi.credit.Obligations;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.notice.Notices;
import org.xinyi.notice.Template;
import org.xinyi.payment.PaymentClosed;
import org.xinyi.repayment.DebitAttempts.Attempt;

/// Tells whoever owes a bill that its debit brought nothing, whenever the channel says so.
@Component
class DeclinedDebits {

    private static final Duration MORNING = Duration.ofHours(8);

    private final DebitAttempts attempts;
    private final Obligations obligations;
    private final Notices notices;

    DeclinedDebits(DebitAttempts attempts, Obligations obligations, Notices notices) {
        this.attempts = attempts;
        this.obligations = obligations;
        this.notices = notices;
    }

    @EventListener
    void on(PaymentClosed closed) {
        attempts.find(closed.payment())
                .map(one -> told(one, obligations.find(List.of(one.obligation()))))
                .ifPresent(notices::send);
    }

    /// In the morning: debits are made at night. The number is the payment's, so it is told
    /// once.
    private static List<Notices.Notice> told(Attempt one, Map<?, Obligation> bills) {
        return bills.values().stream()
                .map(
                        bill ->
                                new Notices.Notice(
                                        one.payment().value(),
                                        bill.debtor(),
                                        Template.DEBIT_DECLINED,
                                        bill.id().value(),
                                        Map.of("amount", one.amount().toString()),
                                        bill.institution(),
                                        BusinessClock.startOf(one.day()).plus(MORNING)))
                .toList();
    }
}
