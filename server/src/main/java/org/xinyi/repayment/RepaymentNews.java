package org.xinyi.repayment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.xinyi.credit.CreditLines;
import org.xinyi.credit.Line;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PartyId;
import org.xinyi.lender.Lenders;
import org.xinyi.notice.Notices;
import org.xinyi.notice.Template;
import org.xinyi.payment.Channel;
import org.xinyi.payment.Payments;

/// Tells the debtor that a payment has arrived, and the lender that its line is free again.
@Component
class RepaymentNews {

    private final IdSource ids;
    private final Notices notices;
    private final Lenders lenders;
    private final CreditLines lines;

    RepaymentNews(IdSource ids, Notices notices, Lenders lenders, CreditLines lines) {
        this.ids = ids;
        this.notices = notices;
        this.lenders = lenders;
        this.lines = lines;
    }

    @EventListener
    void on(RepaymentsReceived received) {
        tellDebtors(received.items());
        tellLenders(received.items());
    }

    private void tellDebtors(List<RepaymentsReceived.Item> items) {
        Map<Payments.Payment, Money> amounts = new LinkedHashMap<>();
        items.forEach(
                item ->
                        amounts.merge(
                                item.payment(), item.principal().plus(item.charge()), Money::plus));
        List<Notices.Notice> messages = new ArrayList<>();
        amounts.forEach(
                (payment, amount) ->
                        messages.add(
                                new Notices.Notice(
                                        ids.next(),
                                        Receiving.debtor(payment),
                                        Template.REPAID,
                                        payment.id().value(),
                                        Map.of("amount", amount.toString()))));
        notices.send(messages);
    }

    /// What was paid at the lender's own counter the lender knows already.
    private void tellLenders(List<RepaymentsReceived.Item> items) {
        Map<LineId, Line> found =
                new HashMap<>(
                        lines.find(items.stream().map(item -> item.obligation().line()).toList()));
        List<Lenders.Advice> advices = new ArrayList<>();
        for (RepaymentsReceived.Item item : items) {
            Line line = Objects.requireNonNull(found.get(item.obligation().line()));
            PartyId lender = line.lender();
            String number = line.lenderNumber();
            if (lender != null
                    && number != null
                    && lender.equals(item.payment().payee())
                    && item.payment().channel() != Channel.BANK
                    && item.principal().isPositive()) {
                advices.add(
                        new Lenders.Advice(
                                ids.next(),
                                lender,
                                number,
                                item.obligation().draw(),
                                Lenders.Event.REPAID,
                                item.principal(),
                                Objects.requireNonNull(item.payment().receivedAt())));
            }
        }
        lenders.advise(advices);
    }
}
