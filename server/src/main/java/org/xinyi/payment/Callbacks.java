package org.xinyi.payment;

import java.util.OptionalLong;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.City;
import org.xinyi.kernel.PaymentId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.payment.OnlineChannel.News;

/// Takes what a channel calls back with. Only what its key signed is read; what was told before
/// changes nothing.
@Component
class Callbacks {

    static final int BODY_BYTES_MAX = 64 << 10;

    private final OnlineChannels channels;
    private final Merchants merchants;
    private final Receipts receipts;
    private final Refunds refunds;

    Callbacks(OnlineChannels channels, Merchants merchants, Receipts receipts, Refunds refunds) {
        this.channels = channels;
        this.merchants = merchants;
        this.receipts = receipts;
        this.refunds = refunds;
    }

    /// Answers once what it says is booked.
    ///
    /// @throws RefusedException when it is forged or does not agree with our rows
    void take(Channel channel, long merchantNumber, OnlineChannel.SignedMessage callback) {
        if (callback.body().length > BODY_BYTES_MAX) {
            throw forged();
        }
        Merchant merchant =
                merchants
                        .find(merchantNumber)
                        .filter(found -> found.channel() == channel)
                        .orElseThrow(Callbacks::forged);
        OnlineChannel online = channels.find(channel).orElseThrow(Callbacks::forged);
        switch (online.read(merchant, callback)) {
            case News.OfPayment news -> paid(merchant, news);
            case News.OfRefund(String number, var answer) ->
                    refunds.book(
                                    new Refunds.Report(
                                            TradeNumber.parse(City.current(), number).orElse(0),
                                            merchant.payee(),
                                            answer))
                            .orThrow();
            case News.OfNothing _ -> {}
        }
    }

    private void paid(Merchant merchant, News.OfPayment news) {
        OptionalLong payment = TradeNumber.parse(City.current(), news.number());
        receipts.receive(
                        new Receipts.Receipt(
                                new PaymentId(payment.orElse(0)),
                                merchant.payee(),
                                merchant.channel(),
                                news.paid().reference(),
                                news.paid().amount(),
                                news.paid().at()))
                .orThrow();
    }

    private static RefusedException forged() {
        return new RefusedException(new PaymentRefusal.CallbackForged());
    }
}
