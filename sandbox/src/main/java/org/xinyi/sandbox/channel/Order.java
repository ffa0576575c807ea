package org.xinyi.sandbox.channel;

import org.jspecify.annotations.Nullable;
import org.xinyi.sandbox.channel.ChannelFact.Ordered;
import org.xinyi.sandbox.channel.ChannelFact.Paid;
import org.xinyi.sandbox.store.Json;
import org.xinyi.sandbox.web.Fen;
import tools.jackson.databind.node.ObjectNode;

/// An order: open, closed, or paid and then perhaps refunded.
final class Order {

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

    /// What can still be refunded.
    long left() {
        return paid == null ? 0 : ordered.amount() - refunded;
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

    ObjectNode view() {
        Paid by = paid;
        ObjectNode view =
                Json.object()
                        .put("orderNo", ordered.order().number())
                        .put("state", by != null ? "PAID" : closed ? "CLOSED" : "OPEN")
                        .put("amount", Fen.text(ordered.amount()))
                        .put("codeUrl", codeUrl());
        return by == null
                ? view
                : view.put("reference", by.reference()).put("paidAt", by.at().toString());
    }

    /// What a phone opens or scans.
    private String codeUrl() {
        return "xinyi-sandbox://"
                + ordered.order().merchant().channel()
                + "/"
                + ordered.order().merchant().mchid()
                + "/"
                + ordered.order().number();
    }
}
