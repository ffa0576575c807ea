package org.xinyi.sandbox.wechat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xinyi.sandbox.wechat.WechatFact.Ordered;
import org.xinyi.sandbox.wechat.WechatFact.Paid;

/// An order: open, closed, or paid and then perhaps refunded.
final class Order implements Trade {

    private final Ordered ordered;
    private @Nullable Paid paid;
    private boolean closed;
    private long refunded;

    Order(Ordered ordered) {
        this.ordered = ordered;
    }

    Ordered ordered() {
        return ordered;
    }

    @Nullable Paid paid() {
        return paid;
    }

    boolean closed() {
        return closed;
    }

    /// In fen.
    long refunded() {
        return refunded;
    }

    void pay(Paid by) {
        paid = by;
    }

    void close() {
        closed = true;
    }

    void refund(long fen) {
        refunded += fen;
    }

    @Override
    public long amount() {
        return ordered.total();
    }

    @Override
    public Instant at() {
        Paid by = paid;
        return by == null ? ordered.at() : by.at();
    }

    String transaction() {
        Paid by = paid;
        return by == null ? "" : by.transaction();
    }

    String payer() {
        Paid by = paid;
        return by == null ? "" : by.payer();
    }

    /// `trade_state`.
    String state() {
        if (paid != null) {
            return refunded > 0 ? "REFUND" : "SUCCESS";
        }
        return closed ? "CLOSED" : "NOTPAY";
    }

    String stateText() {
        return switch (state()) {
            case "SUCCESS" -> "支付成功";
            case "REFUND" -> "订单发生过退款";
            case "CLOSED" -> "订单已关闭";
            default -> "订单未支付";
        };
    }
}
