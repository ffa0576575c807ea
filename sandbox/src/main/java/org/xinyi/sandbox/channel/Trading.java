package org.xinyi.sandbox.channel;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xinyi.sandbox.channel.ChannelBook.Contract;
import org.xinyi.sandbox.channel.ChannelFact.Closed;
import org.xinyi.sandbox.channel.ChannelFact.Ordered;
import org.xinyi.sandbox.channel.ChannelFact.Paid;
import org.xinyi.sandbox.channel.ChannelFact.Refunded;
import org.xinyi.sandbox.channel.ChannelFact.TradeKey;
import org.xinyi.sandbox.store.Json;
import org.xinyi.sandbox.web.BadCall;
import org.xinyi.sandbox.web.Fen;
import org.xinyi.sandbox.web.Fields;
import org.xinyi.sandbox.web.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Orders, debits and refunds. The same number is the same trade.
final class Trading {

    private final ChannelBook book;

    Trading(ChannelBook book) {
        this.book = book;
    }

    Reply order(SignedCall signed) {
        Order order = ordered(signed);
        if (order.closed()) {
            throw new BadCall(409, "ORDER_CLOSED", "订单已关闭 / The order is closed");
        }
        return Reply.json(order.view());
    }

    /// The order under the number of the body, new or known.
    private Order ordered(SignedCall signed) {
        JsonNode body = signed.call().json();
        Ordered wanted =
                new Ordered(
                        signed.trade(body, "orderNo"), Fields.fen(body, "amount"), signed.now());
        if (book.merchant(wanted.order().merchant()) == null) {
            throw new BadCall(404, "MERCHANT_UNKNOWN", "无此商户 / No such merchant");
        }
        @Nullable Order known = book.order(wanted.order());
        if (known == null) {
            book.record(wanted);
            return order(wanted.order());
        }
        if (known.ordered().amount() != wanted.amount()) {
            throw new BadCall(422, "ORDER_NO_REUSED", "订单号已用于其他金额 / Another amount");
        }
        return known;
    }

    Reply find(SignedCall signed) {
        return Reply.json(order(signed.trade()).view());
    }

    Reply close(SignedCall signed) {
        Order order = order(signed.trade(signed.call().json(), "orderNo"));
        if (order.paid() == null && !order.closed()) {
            book.record(new Closed(order.ordered().order()));
        }
        return Reply.json(order.view());
    }

    /// Debits at once, or not at all. Nothing is kept of a debit that is declined.
    Reply debit(SignedCall signed) {
        JsonNode body = signed.call().json();
        @Nullable Order known = book.order(signed.trade(body, "orderNo"));
        if (known != null && known.paid() != null) {
            return Reply.json(known.view());
        }
        @Nullable Contract contract =
                book.contract(signed.contract(Fields.required(body, "contractNo")));
        if (contract == null || !contract.inForce()) {
            throw new BadCall(409, "CONTRACT_NOT_IN_FORCE", "签约未确认或已解约 / No contract in force");
        }
        if (book.balance(signed.channel(), contract.payer()) < Fields.fen(body, "amount")) {
            throw new BadCall(409, "NOT_ENOUGH", "账户余额不足 / Not enough on the account");
        }
        Order order = ordered(signed);
        if (order.closed()) {
            throw new BadCall(409, "ORDER_CLOSED", "订单已关闭 / The order is closed");
        }
        pay(order, contract.payer(), signed.now());
        return Reply.json(order.view());
    }

    void pay(Order order, String payer, java.time.Instant at) {
        if (order.paid() == null && !order.closed()) {
            book.record(new Paid(order.ordered().order(), book.nextReference(at), payer, at));
        }
    }

    Reply refund(SignedCall signed) {
        JsonNode body = signed.call().json();
        TradeKey key = signed.trade(body, "refundNo");
        Order order = order(signed.trade(body, "orderNo"));
        long amount = Fields.fen(body, "amount");
        @Nullable Refunded known = book.refund(key);
        if (known != null && known.amount() != amount) {
            throw new BadCall(422, "REFUND_NO_REUSED", "退款号已用于其他金额 / Another amount");
        }
        if (known == null) {
            if (amount <= 0 || amount > order.left()) {
                throw new BadCall(409, "TOO_MUCH", "超过可退金额 / More than can be refunded");
            }
            book.record(
                    new Refunded(
                            key,
                            order.ordered().order().number(),
                            book.nextReference(signed.now()),
                            amount,
                            signed.now()));
        }
        return Reply.json(view(Objects.requireNonNull(book.refund(key))));
    }

    Reply findRefund(SignedCall signed) {
        @Nullable Refunded known = book.refund(signed.trade());
        return known == null
                ? Reply.error(404, "NOT_FOUND", "无此退款 / No such refund")
                : Reply.json(view(known));
    }

    private static ObjectNode view(Refunded refunded) {
        return Json.object()
                .put("refundNo", refunded.refund().number())
                .put("amount", Fen.text(refunded.amount()))
                .put("reference", refunded.reference())
                .put("refundedAt", refunded.at().toString());
    }

    Order order(TradeKey key) {
        @Nullable Order order = book.order(key);
        if (order == null) {
            throw new BadCall(404, "NOT_FOUND", "无此订单 / No such order");
        }
        return order;
    }
}
