package org.xinyi.sandbox.wechat;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xinyi.sandbox.store.Json;
import org.xinyi.sandbox.web.Fields;
import org.xinyi.sandbox.web.Reply;
import org.xinyi.sandbox.wechat.WechatFact.Closed;
import org.xinyi.sandbox.wechat.WechatFact.Ordered;
import tools.jackson.databind.JsonNode;

/// Orders of a merchant: placed, asked for, closed. The same number with the same content is the
/// same order.
final class Ordering {

    private static final int NUMBER_LENGTH_MAX = 32;
    private static final int DESCRIPTION_LENGTH_MAX = 127;
    private static final int URL_LENGTH_MAX = 255;

    private final WechatBook book;

    Ordering(WechatBook book) {
        this.book = book;
    }

    Reply place(MerchantCall signed) {
        Ordered wanted = read(signed);
        @Nullable Order known = signed.merchant().orders().get(wanted.number());
        if (known == null) {
            book.record(wanted);
            return codeUrl(wanted);
        }
        if (known.paid() != null) {
            throw new WechatRefused(400, "ORDERPAID", "该订单已支付");
        }
        if (known.closed()) {
            throw new WechatRefused(400, "ORDER_CLOSED", "订单已关闭");
        }
        if (!isSame(known.ordered(), wanted)) {
            throw new WechatRefused(403, "OUT_TRADE_NO_USED", "商户订单号重复且内容不同");
        }
        return codeUrl(known.ordered());
    }

    private static Reply codeUrl(Ordered ordered) {
        return Reply.json(Json.object().put("code_url", ordered.codeUrl()));
    }

    static Ordered read(MerchantCall signed) {
        JsonNode body = signed.call().json();
        signed.requireOwn(Fields.text(body, "mchid"));
        String number = MerchantCall.required(body, "out_trade_no", NUMBER_LENGTH_MAX);
        return new Ordered(
                signed.merchant().mchid(),
                number,
                Fields.text(body, "appid"),
                MerchantCall.required(body, "description", DESCRIPTION_LENGTH_MAX),
                Fields.text(body, "attach"),
                MerchantCall.required(body, "notify_url", URL_LENGTH_MAX).intern(),
                MerchantCall.amount(body, "total"),
                "weixin://wxpay/bizpayurl?pr=" + signed.merchant().mchid() + "-" + number,
                signed.now());
    }

    private static boolean isSame(Ordered known, Ordered wanted) {
        return known.total() == wanted.total()
                && known.description().equals(wanted.description())
                && known.attach().equals(wanted.attach())
                && known.notifyUrl().equals(wanted.notifyUrl());
    }

    Reply find(MerchantCall signed) {
        signed.requireOwn(signed.call().query("mchid"));
        Order order = order(signed, signed.call().segment(4));
        return Reply.json(WechatView.of(order, signed.call().extraFen()));
    }

    Reply findByTransaction(MerchantCall signed) {
        signed.requireOwn(signed.call().query("mchid"));
        String transaction = signed.call().segment(4);
        @Nullable Order order = signed.merchant().ordersByTransaction().get(transaction);
        return Reply.json(WechatView.of(required(order), signed.call().extraFen()));
    }

    Reply close(MerchantCall signed) {
        signed.requireOwn(Fields.text(signed.call().json(), "mchid"));
        Order order = order(signed, signed.call().segment(4));
        if (order.paid() != null) {
            throw new WechatRefused(400, "ORDERPAID", "该订单已支付");
        }
        if (!order.closed()) {
            String mchid = signed.merchant().mchid();
            book.record(new Closed(mchid, order.ordered().number(), signed.now()));
        }
        return Reply.empty(204);
    }

    private static Order order(MerchantCall signed, String number) {
        return required(signed.merchant().orders().get(number));
    }

    private static Order required(@Nullable Order order) {
        if (order == null) {
            throw new WechatRefused(404, "ORDER_NOT_EXIST", "订单不存在");
        }
        return Objects.requireNonNull(order);
    }
}
