package org.xinyi.sandbox.wechat;

import java.time.Instant;
import org.xinyi.sandbox.wechat.WechatFact.Refunded;

/// A refund of an order, whole or in part.
record Refund(Refunded refunded, Order order) implements Trade {

    @Override
    public long amount() {
        return refunded.amount();
    }

    @Override
    public Instant at() {
        return refunded.at();
    }
}
