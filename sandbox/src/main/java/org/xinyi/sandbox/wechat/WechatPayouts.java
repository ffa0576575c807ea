package org.xinyi.sandbox.wechat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.xinyi.sandbox.wechat.WechatFact.Payout;

/// The morning after, each merchant is paid the day's payments less refunds and fee.
final class WechatPayouts {

    private WechatPayouts() {}

    static List<Payout> after(LocalDate day, WechatBook book) {
        List<Payout> payouts = new ArrayList<>();
        for (Merchant merchant : book.merchants()) {
            List<Trade> trades = merchant.on(day);
            if (!trades.isEmpty()) {
                payouts.add(payout(day, merchant, trades));
            }
        }
        return payouts;
    }

    private static Payout payout(LocalDate day, Merchant merchant, List<Trade> trades) {
        long collected = 0;
        long refunded = 0;
        for (Trade trade : trades) {
            switch (trade) {
                case Order order -> collected += order.amount();
                case Refund refund -> refunded += refund.amount();
            }
        }
        return new Payout(
                merchant.mchid(),
                merchant.payee(),
                day,
                day.plusDays(1),
                collected,
                refunded,
                Fee.ofDay(collected - refunded));
    }
}
