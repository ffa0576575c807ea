package org.xinyi.sandbox;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.xinyi.sandbox.faults.FaultKind;
import org.xinyi.sandbox.faults.Faults;
import org.xinyi.sandbox.store.Json;
import org.xinyi.sandbox.web.BadCall;
import org.xinyi.sandbox.web.Call;
import org.xinyi.sandbox.web.Fields;
import org.xinyi.sandbox.web.Handler;
import org.xinyi.sandbox.web.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The fault switches.
record FaultDesk(Faults faults) implements Handler {

    private static final int TIMES_MAX = 1_000;

    @Override
    public Reply handle(Call call) {
        String target = call.method() + " " + call.path();
        return switch (target) {
            case "GET /faults" -> show();
            case "PUT /faults" -> set(call.json());
            case "POST /faults/next" -> force(call.json());
            default -> Reply.error(404, "NOT_FOUND", "没有此接口 / No such call: " + target);
        };
    }

    private Reply set(JsonNode body) {
        try {
            Faults.Rate now = faults.rate();
            String rate = Fields.text(body, "rate");
            faults.set(
                    new Faults.Rate(
                            rate.isEmpty() ? now.perMillion() : Options.perMillion(rate),
                            body.has("kinds") ? kinds(body) : now.kinds(),
                            body.has("twins") ? twins(body) : now.twins()));
        } catch (IllegalArgumentException | ArithmeticException wrong) {
            throw BadCall.field("rate, kinds", String.valueOf(wrong.getMessage()));
        }
        return show();
    }

    private static Set<FaultKind> kinds(JsonNode body) {
        Set<FaultKind> kinds = EnumSet.noneOf(FaultKind.class);
        for (JsonNode kind : body.get("kinds")) {
            kinds.add(FaultKind.valueOf(kind.asString()));
        }
        return kinds;
    }

    private static Set<String> twins(JsonNode body) {
        Set<String> twins = new HashSet<>();
        for (JsonNode twin : body.get("twins")) {
            twins.add(twin.asString());
        }
        return twins;
    }

    private Reply force(JsonNode body) {
        String twin = Fields.required(body, "twin");
        String operation = Fields.text(body, "operation");
        int times = body.path("times").asInt(1);
        if (times < 1 || times > TIMES_MAX) {
            throw BadCall.field("times", "1 to " + TIMES_MAX);
        }
        try {
            FaultKind kind = FaultKind.valueOf(Fields.required(body, "kind"));
            for (int i = 0; i < times; i++) {
                faults.force(twin, operation, kind);
            }
        } catch (IllegalArgumentException wrong) {
            throw BadCall.field("kind", String.valueOf(wrong.getMessage()));
        }
        return show();
    }

    private Reply show() {
        Faults.Rate rate = faults.rate();
        ObjectNode answer =
                Json.object()
                        .put("rate", BigDecimal.valueOf(rate.perMillion(), 6).stripTrailingZeros());
        ArrayNode kinds = answer.putArray("kinds");
        rate.kinds().stream().sorted().forEach(kind -> kinds.add(kind.name()));
        ArrayNode twins = answer.putArray("twins");
        rate.twins().stream().sorted().forEach(twins::add);
        answer.put("waiting", faults.waiting());
        answer.set("met", Json.tree(faults.countsByTwin()));
        return Reply.json(answer);
    }
}
