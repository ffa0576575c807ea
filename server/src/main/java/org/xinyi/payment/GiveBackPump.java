package org.xinyi.payment;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Pump;
import org.xinyi.payment.OnlineChannel.RefundAnswer;

/// Has channels give money back, and asks until they have, or cannot. The order's number makes
/// ordering it again harmless.
@Component
class GiveBackPump extends Pump {

    private static final Logger LOG = LoggerFactory.getLogger(GiveBackPump.class);
    private static final int BATCH = 64;

    private final GiveBackRows rows;
    private final OnlineChannels channels;
    private final Refunds refunds;

    GiveBackPump(GiveBackRows rows, OnlineChannels channels, Refunds refunds) {
        this.rows = rows;
        this.channels = channels;
        this.refunds = refunds;
    }

    @Override
    public int work() {
        List<GiveBackRows.Due> due = rows.takeDue(BATCH);
        Alongside.each(due, this::ask);
        return due.size();
    }

    private void ask(GiveBackRows.Due due) {
        channels.account(due.owner(), due.channel()).ifPresent(account -> ask(due, account));
    }

    private void ask(GiveBackRows.Due due, OnlineChannels.Account account) {
        long giveBack = due.refund().giveBack();
        RefundAnswer answer = answer(due, account);
        if (answer instanceof RefundAnswer.Unknown(String why)) {
            LOG.info("Whether {} was given back is still unknown: {}", giveBack, why);
        }
        refunds.book(new Refunds.Report(giveBack, due.owner(), answer));
    }

    private static RefundAnswer answer(GiveBackRows.Due due, OnlineChannels.Account account) {
        OnlineChannel channel = account.channel();
        if (due.asked() > 0) {
            RefundAnswer known = channel.askRefund(account.merchant(), due.refund().giveBack());
            if (!(known instanceof RefundAnswer.NoSuchRefund)) {
                return known;
            }
        }
        return channel.refund(account.merchant(), due.refund());
    }
}
