package org.xinyi.city.play;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.xinyi.city.wire.Answer;
import org.xinyi.city.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// People who pay on their phones: they open a payment, scan its code, and tap pay.
final class Phone {

    private static final String CODE_BEFORE = "pr=";

    /// @param amount yuan with two places; null: all that is open
    /// @param obligations empty: all
    record Payment(long debtor, @Nullable String amount, List<Long> obligations) {}

    private final Town town;
    private final Bulk bulk;
    private final Tally tally;

    Phone(Town town, Bulk bulk, Tally tally) {
        this.town = town;
        this.bulk = bulk;
        this.tally = tally;
    }

    void pay(List<Payment> payments) {
        Map<String, Long> codes = new ConcurrentHashMap<>();
        bulk.each(
                payments,
                payment -> {
                    Answer answer = town.his().post("repayments", body(payment));
                    if (answer.refused()) {
                        tally.refused("phone", answer.problem());
                    } else {
                        answer.json()
                                .get("payments")
                                .forEach(
                                        one ->
                                                codes.put(
                                                        one.get("codeUrl").asString(),
                                                        payment.debtor()));
                    }
                });
        tap(codes);
    }

    private void tap(Map<String, Long> codes) {
        List<ObjectNode> scanned = new ArrayList<>();
        codes.forEach((code, payer) -> scanned.add(scanned(code, payer)));
        if (scanned.isEmpty()) {
            return;
        }
        Answer paid = town.sandbox().post("wechat/admin/pay", Json.list("payments", scanned));
        for (JsonNode one : paid.json().path("payments")) {
            if (one.has("code")) {
                tally.refused("wallet", one.get("code").asString());
            } else {
                tally.done("paid by phone", 1);
            }
        }
    }

    /// The code names the merchant and its order.
    private static ObjectNode scanned(String code, long payer) {
        String content = code.substring(code.indexOf(CODE_BEFORE) + CODE_BEFORE.length());
        int dash = content.indexOf('-');
        return Json.object()
                .put("mchid", content.substring(0, dash))
                .put("out_trade_no", content.substring(dash + 1))
                .put("payer", "openid-" + payer);
    }

    private static ObjectNode body(Payment payment) {
        ObjectNode body = Json.object().put("debtor", payment.debtor()).put("channel", "WECHAT");
        if (payment.amount() != null) {
            body.put("amount", payment.amount());
        }
        if (!payment.obligations().isEmpty()) {
            payment.obligations().forEach(body.putArray("obligations")::add);
        }
        return body;
    }
}
