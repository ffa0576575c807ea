package org.xinyi.sandbox.wechat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import org.xinyi.sandbox.store.Json;
import org.xinyi.sandbox.web.Times;
import org.xinyi.sandbox.wechat.WechatFact.Ordered;
import org.xinyi.sandbox.wechat.WechatFact.Payout;
import org.xinyi.sandbox.wechat.WechatFact.Refunded;
import tools.jackson.databind.node.ObjectNode;

/// Orders, refunds and payouts as WeChat Pay shows them.
final class WechatView {

    private static final DateTimeFormatter RFC_3339 =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX");

    private WechatView() {}

    static String time(Instant instant) {
        return RFC_3339.format(OffsetDateTime.ofInstant(instant, Times.CHINA));
    }

    static ObjectNode of(Order order, long extraFen) {
        Ordered ordered = order.ordered();
        ObjectNode node =
                Json.object()
                        .put("appid", ordered.appid())
                        .put("mchid", ordered.mchid())
                        .put("out_trade_no", ordered.number())
                        .put("trade_state", order.state())
                        .put("trade_state_desc", order.stateText())
                        .put("attach", ordered.attach());
        ObjectNode amount =
                node.putObject("amount")
                        .put("total", ordered.total() + extraFen)
                        .put("currency", "CNY");
        if (order.paid() != null) {
            amount.put("payer_total", ordered.total() + extraFen).put("payer_currency", "CNY");
            node.put("transaction_id", order.transaction())
                    .put("trade_type", "NATIVE")
                    .put("bank_type", "OTHERS")
                    .put("success_time", time(order.at()))
                    .putObject("payer")
                    .put("openid", order.payer());
        }
        return node;
    }

    /// The answer to a refund request or query.
    static ObjectNode of(Refund refund, String status, long extraFen) {
        ObjectNode node =
                head(refund)
                        .put("channel", "ORIGINAL")
                        .put("create_time", time(refund.at()))
                        .put("status", status)
                        .put("funds_account", "AVAILABLE");
        amounts(node, refund, extraFen)
                .put("settlement_total", refund.order().amount())
                .put("settlement_refund", refund.amount() + extraFen)
                .put("discount_refund", 0)
                .put("currency", "CNY");
        return node;
    }

    /// What the callback of a refund carries.
    static ObjectNode notification(Refund refund, long extraFen) {
        ObjectNode node =
                head(refund)
                        .put("mchid", refund.refunded().mchid())
                        .put("refund_status", "SUCCESS");
        amounts(node, refund, extraFen);
        return node;
    }

    private static ObjectNode head(Refund refund) {
        Refunded refunded = refund.refunded();
        return Json.object()
                .put("refund_id", refunded.refund())
                .put("out_refund_no", refunded.number())
                .put("transaction_id", refund.order().transaction())
                .put("out_trade_no", refunded.order())
                .put("user_received_account", "支付用户零钱")
                .put("success_time", time(refunded.at()));
    }

    private static ObjectNode amounts(ObjectNode node, Refund refund, long extraFen) {
        return node.putObject("amount")
                .put("total", refund.order().amount())
                .put("refund", refund.amount() + extraFen)
                .put("payer_total", refund.order().amount())
                .put("payer_refund", refund.amount() + extraFen);
    }

    static ObjectNode of(Payout payout) {
        return Json.object()
                .put("payoutNo", "WX" + payout.mchid() + "-" + payout.tradesOn())
                .put("mchid", payout.mchid())
                .put("payee", payout.payee())
                .put("tradesOn", payout.tradesOn().toString())
                .put("paidOn", payout.paidOn().toString())
                .put("collected", payout.collected())
                .put("refunded", payout.refunded())
                .put("fee", payout.fee())
                .put("net", payout.net());
    }
}
