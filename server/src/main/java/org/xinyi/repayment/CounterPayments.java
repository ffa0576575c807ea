package org.xinyi.repayment;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.xinyi.credit.CreditLines;
import org.xinyi.credit.Line;
import org.xinyi.credit.Obligations;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.PaymentId;
import org.xinyi.lender.LenderFiles.CounterPayment;
import org.xinyi.payment.Channel;
import org.xinyi.payment.Payments;
import org.xinyi.payment.Payments.NewPayment;
import org.xinyi.payment.Payments.Reported;

/// Turns what a lender says was paid to it into payments, once by the lender's number.
@Component
class CounterPayments {

    private static final Logger LOG = LoggerFactory.getLogger(CounterPayments.class);

    private final IdSource ids;
    private final CreditLines lines;
    private final Obligations obligations;
    private final CounterBook book;
    private final Purposes purposes;
    private final Payments payments;

    CounterPayments(
            IdSource ids,
            CreditLines lines,
            Obligations obligations,
            CounterBook book,
            Purposes purposes,
            Payments payments) {
        this.ids = ids;
        this.lines = lines;
        this.obligations = obligations;
        this.book = book;
        this.purposes = purposes;
        this.payments = payments;
    }

    private record Heard(CounterPayment row, Line line, CounterBook.Paid paid) {}

    /// In the caller's transaction. What names a line that is none of ours stays out, and stands
    /// as a difference in the lender's statement.
    ///
    /// @return how many were new
    int receive(PartyId lender, List<CounterPayment> rows) {
        Collection<Heard> heard = heard(lender, rows);
        Set<PaymentId> fresh =
                book.add(heard.stream().map(Heard::paid).toList()).stream()
                        .map(CounterBook.Paid::payment)
                        .collect(Collectors.toSet());
        List<Heard> news =
                heard.stream().filter(one -> fresh.contains(one.paid.payment())).toList();
        sayWhatIsMeant(news);
        for (Outcome<Payments.Payment> outcome :
                payments.report(news.stream().map(CounterPayments::reported).toList())) {
            if (outcome instanceof Outcome.Refused<Payments.Payment>(var refusal)) {
                LOG.warn("A payment at {} is not booked: {}", lender, refusal);
            }
        }
        return news.size();
    }

    private Collection<Heard> heard(PartyId lender, List<CounterPayment> rows) {
        Map<String, Line> known =
                lines.ofLender(
                        lender, rows.stream().map(CounterPayment::lineNumber).distinct().toList());
        Map<String, Heard> heard = new LinkedHashMap<>();
        for (CounterPayment row : rows) {
            Line line = known.get(row.lineNumber());
            if (line != null) {
                heard.putIfAbsent(row.number(), new Heard(row, line, paid(lender, row)));
            }
        }
        return heard.values();
    }

    private CounterBook.Paid paid(PartyId lender, CounterPayment row) {
        return new CounterBook.Paid(
                lender, row.number(), new PaymentId(ids.next()), row.amount(), row.paidAt());
    }

    /// A draw that is still open as it was drawn is what was meant; all else is paid by due
    /// date.
    private void sayWhatIsMeant(List<Heard> news) {
        Set<ObligationId> open =
                obligations
                        .open(news.stream().flatMap(one -> one.row.draw().stream()).toList())
                        .keySet();
        for (Heard one : news) {
            one.row
                    .draw()
                    .filter(open::contains)
                    .ifPresent(draw -> purposes.say(one.paid.payment(), List.of(draw)));
        }
    }

    private static Reported reported(Heard one) {
        return new Reported(
                new NewPayment(
                        one.paid.payment(),
                        Payments.Purpose.REPAYMENT,
                        one.line.debtor().value(),
                        one.paid.lender(),
                        one.line.debtor(),
                        null,
                        Channel.BANK,
                        one.paid.amount()),
                one.paid.paidAt());
    }
}
