package org.xinyi.sandbox.wechat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.xinyi.sandbox.clock.SandboxClock;
import org.xinyi.sandbox.store.Json;
import org.xinyi.sandbox.web.BadCall;
import org.xinyi.sandbox.web.Call;
import org.xinyi.sandbox.web.Fields;
import org.xinyi.sandbox.web.Reply;
import org.xinyi.sandbox.web.Times;
import org.xinyi.sandbox.wechat.WechatFact.MerchantRegistered;
import org.xinyi.sandbox.wechat.WechatFact.Paid;
import org.xinyi.sandbox.wechat.WechatFact.Payout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The sandbox's own desk at WeChat Pay: merchants, people who pay, payouts.
final class WechatAdmin {

    private final WechatBook book;
    private final SandboxClock clock;
    private final PlatformKey platformKey;
    private final Callbacks callbacks;

    WechatAdmin(WechatBook book, SandboxClock clock, PlatformKey platformKey, Callbacks callbacks) {
        this.book = book;
        this.clock = clock;
        this.platformKey = platformKey;
        this.callbacks = callbacks;
    }

    Reply saveMerchants(Call call) {
        int saved = 0;
        synchronized (book) {
            for (JsonNode node : Fields.list(call.json(), "merchants")) {
                book.record(merchant(node));
                saved++;
            }
        }
        return Reply.json(Json.object().put("saved", saved));
    }

    private static MerchantRegistered merchant(JsonNode node) {
        String publicKey = Fields.required(node, "publicKey");
        String callbackKey = Fields.required(node, "apiV3Key");
        try {
            Merchant.publicKey(publicKey);
            Merchant.callbackKey(callbackKey);
        } catch (IllegalArgumentException bad) {
            throw new BadCall(400, "KEY_INVALID", String.valueOf(bad.getMessage()));
        }
        return new MerchantRegistered(
                Fields.required(node, "mchid"),
                Fields.required(node, "serialNo"),
                publicKey,
                callbackKey,
                Fields.text(node, "payee"));
    }

    Reply platformKey(Call call) {
        return Reply.json(
                Json.object()
                        .put("serial", platformKey.serial())
                        .put("publicKey", platformKey.publicKeyPem()));
    }

    /// A person taps pay; one payment, or a list of them under `payments`.
    Reply pay(Call call) {
        JsonNode body = call.json();
        ArrayNode list = Json.array();
        synchronized (book) {
            for (JsonNode node : Fields.list(body, "payments")) {
                list.add(pay(node));
            }
        }
        boolean single = body.isObject() && !body.has("payments");
        if (single && list.get(0).has("code")) {
            return Reply.json(409, list.get(0));
        }
        ObjectNode all = Json.object();
        all.set("payments", list);
        return Reply.json(single ? list.get(0) : all);
    }

    ObjectNode pay(JsonNode node) {
        String number = Fields.required(node, "out_trade_no");
        @Nullable Merchant merchant = book.merchant(Fields.required(node, "mchid"));
        @Nullable Order order = merchant == null ? null : merchant.orders().get(number);
        if (order == null) {
            return refused(number, "ORDER_NOT_EXIST", "订单不存在");
        }
        if (order.paid() == null && order.closed()) {
            return refused(number, "ORDER_CLOSED", "订单已关闭");
        }
        if (order.paid() == null) {
            String payer = Fields.text(node, "payer");
            paid(order.ordered().mchid(), number, payer.isEmpty() ? "anonymous" : payer);
        }
        return WechatView.of(order, 0);
    }

    /// Money moves; the caller holds the book's monitor.
    void paid(String mchid, String number, String payer) {
        String day = Times.compact(clock.now()).substring(0, 8);
        String transaction = String.format("4200%s%016d", day, book.nextNumber());
        book.record(new Paid(mchid, number, transaction, payer, clock.now()));
        @Nullable Merchant merchant = book.merchant(mchid);
        @Nullable Order order = merchant == null ? null : merchant.orders().get(number);
        if (order != null) {
            callbacks.announce(order);
        }
    }

    private static ObjectNode refused(String number, String code, String message) {
        return Json.object().put("out_trade_no", number).put("code", code).put("message", message);
    }

    Reply payouts(Call call) {
        LocalDate since = Fields.date("since", call.query("since"));
        String mchid = call.query("mchid");
        ArrayNode list = Json.array();
        synchronized (book) {
            long extra = call.extraFen();
            for (Payout payout : book.payouts()) {
                boolean wanted = mchid.isEmpty() || mchid.equals(payout.mchid());
                if (wanted && !payout.paidOn().isBefore(since)) {
                    list.add(WechatView.of(payout).put("net", payout.net() + extra));
                    extra = 0;
                }
            }
        }
        return Reply.json(list);
    }
}
