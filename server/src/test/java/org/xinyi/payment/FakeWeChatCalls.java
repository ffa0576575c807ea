package org.xinyi.payment;

import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the fake WeChat Pay does for one merchant.
final class FakeWeChatCalls {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ORDERS = "/v3/pay/transactions/out-trade-no/";
    private static final String REFUNDS = "/v3/refund/domestic/refunds";

    record Reply(int status, @Nullable Object body) {}

    private final FakeWeChat wechat;
    private final String mchid;

    FakeWeChatCalls(FakeWeChat wechat, String mchid) {
        this.wechat = wechat;
        this.mchid = mchid;
    }

    Reply reply(HttpExchange exchange, String body) {
        String path = exchange.getRequestURI().getPath().substring("/wechat".length());
        if (path.equals("/v3/pay/transactions/native")) {
            return order(JSON.readTree(body));
        }
        if (path.startsWith(ORDERS) && path.endsWith("/close")) {
            return close(path.substring(ORDERS.length(), path.length() - "/close".length()));
        }
        if (path.startsWith(ORDERS)) {
            return found(path.substring(ORDERS.length()), "ORDER_NOT_EXIST");
        }
        if (path.equals(REFUNDS)) {
            return refund(JSON.readTree(body));
        }
        if (path.startsWith(REFUNDS)) {
            return found("refund " + path.substring(REFUNDS.length() + 1), "RESOURCE_NOT_EXISTS");
        }
        return bill(Objects.requireNonNull(exchange.getRequestURI().getQuery()));
    }

    private Reply found(String number, String otherwise) {
        Map<String, Object> object = wechat.find(mchid, number);
        return object == null ? new Reply(404, Map.of("code", otherwise)) : new Reply(200, object);
    }

    private Reply order(JsonNode wanted) {
        String number = wanted.path("out_trade_no").asString();
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("mchid", wanted.path("mchid").asString());
        order.put("out_trade_no", number);
        order.put("notify_url", wanted.path("notify_url").asString());
        order.put("trade_state", "NOTPAY");
        Map<String, Object> amount = new LinkedHashMap<>();
        amount.put("total", wanted.path("amount").path("total").asLong());
        amount.put("currency", "CNY");
        order.put("amount", amount);
        if (wechat.find(mchid, number) == null) {
            wechat.put(mchid, number, order);
        }
        return new Reply(200, Map.of("code_url", "weixin://wxpay/bizpayurl?pr=" + number));
    }

    private Reply close(String number) {
        Map<String, Object> order = wechat.find(mchid, number);
        if (order == null) {
            return new Reply(404, Map.of("code", "ORDER_NOT_EXIST"));
        }
        if (Objects.equals(order.get("trade_state"), "SUCCESS")) {
            return new Reply(400, Map.of("code", "ORDERPAID"));
        }
        order.put("trade_state", "CLOSED");
        return new Reply(204, null);
    }

    private Reply refund(JsonNode wanted) {
        String number = "refund " + wanted.path("out_refund_no").asString();
        Map<String, Object> refund = wechat.find(mchid, number);
        if (refund == null) {
            refund = new LinkedHashMap<>();
            refund.put("mchid", mchid);
            refund.put("refund_id", "50000" + wanted.path("out_refund_no").asString());
            refund.put("out_refund_no", wanted.path("out_refund_no").asString());
            refund.put("out_trade_no", wanted.path("out_trade_no").asString());
            refund.put("status", wechat.refundState(mchid));
            refund.put("success_time", "2020-06-10T08:40:00+08:00");
            Map<String, Object> amount = new LinkedHashMap<>();
            amount.put("refund", wanted.path("amount").path("refund").asLong());
            amount.put("currency", "CNY");
            refund.put("amount", amount);
            refund.put("times", 0);
            wechat.put(mchid, number, refund);
        }
        refund.merge("times", 1, (before, one) -> (int) before + (int) one);
        return new Reply(200, refund);
    }

    private Reply bill(String query) {
        String day = query.replaceAll(".*bill_date=([0-9-]+).*", "$1");
        String file = wechat.bill(mchid + day);
        if (file == null) {
            return new Reply(400, Map.of("code", "NO_STATEMENT_EXIST"));
        }
        if (file.isEmpty()) {
            return new Reply(404, Map.of("code", "STATEMENT_CREATING"));
        }
        return new Reply(
                200,
                Map.of(
                        "download_url",
                        wechat.url() + "/file/" + day,
                        "hash_type",
                        "SHA1",
                        "hash_value",
                        sha1(file)));
    }

    private static String sha1(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
