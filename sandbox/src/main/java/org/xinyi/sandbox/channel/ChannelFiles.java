package org.xinyi.sandbox.channel;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xinyi.sandbox.channel.ChannelBook.Trade;
import org.xinyi.sandbox.channel.ChannelFact.MerchantKey;
import org.xinyi.sandbox.channel.ChannelFact.Paid;
import org.xinyi.sandbox.channel.ChannelFact.Refunded;
import org.xinyi.sandbox.clock.SandboxClock;
import org.xinyi.sandbox.store.Json;
import org.xinyi.sandbox.web.Fen;
import org.xinyi.sandbox.web.Fields;
import org.xinyi.sandbox.web.Reply;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a merchant's day brought, and what was paid to it the morning after. These channels
/// keep no fee.
final class ChannelFiles {

    private final ChannelBook book;
    private final SandboxClock clock;

    ChannelFiles(ChannelBook book, SandboxClock clock) {
        this.book = book;
        this.clock = clock;
    }

    Reply statement(SignedCall signed) {
        LocalDate day = Fields.date("date", signed.call().segment(2));
        if (!day.isBefore(clock.today())) {
            return Reply.error(404, "STATEMENT_NOT_READY", "当日尚未结束 / That day is not over yet");
        }
        List<Trade> trades = book.days(merchant(signed)).getOrDefault(day, List.of());
        ObjectNode file = Json.object();
        ArrayNode rows = file.putArray("rows");
        trades.forEach(trade -> rows.add(row(trade)));
        return Reply.json(
                file.put("collected", Fen.text(sum(trades, false)))
                        .put("refunded", Fen.text(sum(trades, true))));
    }

    Reply payouts(SignedCall signed) {
        LocalDate since = Fields.date("since", signed.call().query("since"));
        MerchantKey merchant = merchant(signed);
        @Nullable LocalDate ended = book.lastEndedDay();
        ArrayNode list = Json.array();
        book.days(merchant)
                .forEach(
                        (day, trades) -> {
                            LocalDate paidOn = day.plusDays(1);
                            if (ended != null && !day.isAfter(ended) && !paidOn.isBefore(since)) {
                                list.add(payout(merchant, day, trades));
                            }
                        });
        return Reply.json(list);
    }

    private static ObjectNode payout(MerchantKey merchant, LocalDate day, List<Trade> trades) {
        long collected = sum(trades, false);
        long refunded = sum(trades, true);
        return Json.object()
                .put("payoutNo", merchant.channel() + "-" + merchant.mchid() + "-" + day)
                .put("tradesOn", day.toString())
                .put("paidOn", day.plusDays(1).toString())
                .put("collected", Fen.text(collected))
                .put("refunded", Fen.text(refunded))
                .put("net", Fen.text(collected - refunded));
    }

    private static ObjectNode row(Trade trade) {
        ObjectNode row = Json.object().put("orderNo", trade.order().ordered().order().number());
        Refunded refund = trade.refund();
        if (refund != null) {
            return row.put("refundNo", refund.refund().number())
                    .put("reference", refund.reference())
                    .put("amount", Fen.text(refund.amount()))
                    .put("at", refund.at().toString());
        }
        Paid paid = java.util.Objects.requireNonNull(trade.order().paid());
        return row.put("reference", paid.reference())
                .put("amount", Fen.text(trade.order().ordered().amount()))
                .put("at", paid.at().toString());
    }

    private static long sum(List<Trade> trades, boolean refunds) {
        long sum = 0;
        for (Trade trade : trades) {
            Refunded refund = trade.refund();
            if (refund != null && refunds) {
                sum += refund.amount();
            } else if (refund == null && !refunds) {
                sum += trade.order().ordered().amount();
            }
        }
        return sum;
    }

    private static MerchantKey merchant(SignedCall signed) {
        return new MerchantKey(signed.channel(), signed.call().query("mchid"));
    }
}
