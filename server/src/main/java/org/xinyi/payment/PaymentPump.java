package org.xinyi.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.PaymentId;
import org.xinyi.kernel.Pump;
import org.xinyi.kernel.TimedWork;
import org.xinyi.payment.OnlineChannel.PaymentAnswer;

/// Asks channels about payments that nobody called back about, until they are paid or closed. A
/// payment that is not paid within its validity is closed at the channel first; only what the
/// channel then says decides.
@Component
class PaymentPump extends Pump implements TimedWork {

    /// Business time.
    static final Duration VALIDITY = Duration.ofHours(24);

    private static final Logger LOG = LoggerFactory.getLogger(PaymentPump.class);
    private static final int BATCH = 64;

    private final PaymentRows rows;
    private final OnlineChannels channels;
    private final Receipts receipts;
    private final ClosingPayments closing;

    PaymentPump(
            PaymentRows rows, OnlineChannels channels, Receipts receipts, ClosingPayments closing) {
        this.rows = rows;
        this.channels = channels;
        this.receipts = receipts;
        this.closing = closing;
    }

    @Override
    public void run(Instant now) {
        rows.expire(now.minus(VALIDITY));
    }

    @Override
    public int work() {
        List<PaymentRows.Due> due = rows.takeDue(BATCH);
        Alongside.each(due, this::ask);
        return due.size();
    }

    private void ask(PaymentRows.Due due) {
        channels.account(due.payee(), due.channel()).ifPresent(account -> ask(due, account));
    }

    private void ask(PaymentRows.Due due, OnlineChannels.Account account) {
        if (due.closing()) {
            account.channel().close(account.merchant(), due.payment());
        }
        switch (account.channel().ask(account.merchant(), due.payment())) {
            case PaymentAnswer.Paid paid -> receive(due, paid);
            case PaymentAnswer.Closed _ -> closing.close(due.payment());
            case PaymentAnswer.NoSuchPayment _ when due.closing() -> closing.close(due.payment());
            case PaymentAnswer.NoSuchPayment _, PaymentAnswer.NotPaid _ -> {}
            case PaymentAnswer.Unknown(String why) ->
                    LOG.info("The outcome of {} is still unknown: {}", due.payment(), why);
        }
    }

    private void receive(PaymentRows.Due due, PaymentAnswer.Paid paid) {
        Outcome<PaymentId> outcome =
                receipts.receive(
                        new Receipts.Receipt(
                                due.payment(),
                                due.payee(),
                                due.channel(),
                                paid.reference(),
                                paid.amount(),
                                paid.at()));
        if (outcome instanceof Outcome.Refused<PaymentId>(var refusal)) {
            LOG.warn("What a channel says of {} is not booked: {}", due.payment(), refusal);
        }
    }
}
