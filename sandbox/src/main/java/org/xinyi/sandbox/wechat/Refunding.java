package org.xinyi.sandbox.wechat;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xinyi.sandbox.web.Fields;
import org.xinyi.sandbox.web.Reply;
import org.xinyi.sandbox.web.Times;
import org.xinyi.sandbox.wechat.WechatFact.Refunded;
import tools.jackson.databind.JsonNode;

/// Refunds to where the money came from. The same number is the same refund; it is PROCESSING in
/// its first answer and SUCCESS from then on.
final class Refunding {

    private static final int NUMBER_LENGTH_MAX = 64;

    private final WechatBook book;
    private final Callbacks callbacks;

    Refunding(WechatBook book, Callbacks callbacks) {
        this.book = book;
        this.callbacks = callbacks;
    }

    Reply refund(MerchantCall signed) {
        JsonNode body = signed.call().json();
        String number = MerchantCall.required(body, "out_refund_no", NUMBER_LENGTH_MAX);
        Order order = order(signed.merchant(), body);
        long amount = MerchantCall.amount(body, "refund");
        long extra = signed.call().extraFen();
        @Nullable Refund known = signed.merchant().refunds().get(number);
        if (known != null) {
            requireSame(known, order, amount);
            return Reply.json(WechatView.of(known, "SUCCESS", extra));
        }
        requireRefundable(order, amount, MerchantCall.amount(body, "total"));
        book.record(refunded(signed, order, number, amount));
        Refund refund = Objects.requireNonNull(signed.merchant().refunds().get(number));
        callbacks.announce(refund);
        return Reply.json(WechatView.of(refund, "PROCESSING", extra));
    }

    private Refunded refunded(MerchantCall signed, Order order, String number, long amount) {
        return new Refunded(
                signed.merchant().mchid(),
                number,
                String.format(
                        "5030%s%016d",
                        Times.compact(signed.now()).substring(0, 8), book.nextNumber()),
                order.ordered().number(),
                amount,
                Fields.text(signed.call().json(), "notify_url").intern(),
                signed.now());
    }

    Reply find(MerchantCall signed) {
        @Nullable Refund refund = signed.merchant().refunds().get(signed.call().segment(4));
        if (refund == null) {
            throw new WechatRefused(404, "RESOURCE_NOT_EXISTS", "退款单不存在");
        }
        return Reply.json(WechatView.of(refund, "SUCCESS", signed.call().extraFen()));
    }

    private static Order order(Merchant merchant, JsonNode body) {
        String transaction = Fields.text(body, "transaction_id");
        @Nullable Order order =
                transaction.isEmpty()
                        ? merchant.orders().get(Fields.text(body, "out_trade_no"))
                        : merchant.ordersByTransaction().get(transaction);
        if (order == null || order.paid() == null) {
            throw new WechatRefused(404, "RESOURCE_NOT_EXISTS", "没有可退款的订单");
        }
        return order;
    }

    private static void requireSame(Refund known, Order order, long amount) {
        if (known.order() != order || known.amount() != amount) {
            throw new WechatRefused(400, "INVALID_REQUEST", "商户退款单号重复且内容不同");
        }
    }

    private static void requireRefundable(Order order, long amount, long total) {
        if (total != order.amount()) {
            throw WechatRefused.parameter("amount.total: 与订单金额不一致");
        }
        if (amount > order.amount() - order.refunded()) {
            throw new WechatRefused(400, "INVALID_REQUEST", "申请退款金额大于订单可退金额");
        }
    }
}
