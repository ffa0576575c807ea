package org.xinyi.lender;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.crypto.HmacSm3;
import org.xinyi.outside.FakeHouse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A lender as small as it can be: it decides once, funds up to a limit, and writes down what it
/// is told, in order.
final class FakeBank extends FakeHouse {

    static final String SECRET = "a bank's secret";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, ObjectNode> applications = new HashMap<>();
    private final Map<String, ObjectNode> draws = new LinkedHashMap<>();
    private final Map<String, String> advices = new LinkedHashMap<>();
    private final Map<String, String> files = new HashMap<>();
    private final List<Integer> drawLists = new ArrayList<>();
    private Money free = Money.parse("20000.00");
    private boolean decides = true;

    void decides(boolean now) {
        decides = now;
    }

    void free(String amount) {
        free = Money.parse(amount);
    }

    void file(String path, String content) {
        files.put(path, content);
    }

    synchronized List<String> told() {
        return List.copyOf(advices.keySet());
    }

    synchronized Money funded() {
        return Money.sum(draws.values(), draw -> Money.parse(draw.path("funded").asString("")));
    }

    synchronized int applied() {
        return applications.size();
    }

    /// How long the lists of draws were.
    synchronized List<Integer> drawLists() {
        return List.copyOf(drawLists);
    }

    @Override
    protected String operation(Request request) {
        return request.address().getPath().split("/", -1)[3];
    }

    @Override
    protected synchronized Answer answer(Request request, boolean wrong) {
        if (!isSigned(request)) {
            return new Answer(401, "{\"code\": \"SIGNATURE_INVALID\"}");
        }
        if (request.method().equals("GET")) {
            String file = files.get(request.address().toString());
            return file == null ? new Answer(404, "{}") : new Answer(200, file);
        }
        JsonNode body = JSON.readTree(request.body());
        ObjectNode answer =
                switch (operation(request)) {
                    case "applications" -> apply(body);
                    case "draws" -> draw(body, wrong);
                    case "advices" -> advise(body);
                    default -> throw new IllegalArgumentException(request.address().toString());
                };
        return new Answer(200, answer.toString());
    }

    private static boolean isSigned(Request request) {
        String head = request.method() + "\n" + request.address() + "\n";
        return new HmacSm3(SECRET.getBytes(UTF_8))
                        .hex(head.getBytes(UTF_8), request.body())
                        .equals(request.headers().get("X-Signature"))
                && request.headers().get("X-Client").startsWith("xinyi-t");
    }

    private ObjectNode apply(JsonNode body) {
        ObjectNode known =
                applications.computeIfAbsent(
                        body.path("applicationNo").asString(""),
                        _ ->
                                JSON.createObjectNode()
                                        .put("idNumber", body.path("idNumber").asString("")));
        if (!decides) {
            return JSON.createObjectNode().put("state", "PENDING");
        }
        return known.path("idNumber").asString("").endsWith("X")
                ? known.put("state", "DECLINED").put("reason", "SCORE_TOO_LOW")
                : known.put("state", "APPROVED").put("lineNo", "L1").put("limit", "20000.00");
    }

    private ObjectNode draw(JsonNode body, boolean wrong) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode list = answer.putArray("draws");
        drawLists.add(body.path("draws").size());
        for (JsonNode wanted : body.path("draws")) {
            String number = wanted.path("drawNo").asString("");
            list.add(draws.computeIfAbsent(number, _ -> decided(number, wanted)));
        }
        if (wrong) {
            ObjectNode first = (ObjectNode) list.get(0).deepCopy();
            Money funded = Money.parse(first.path("funded").asString(""));
            list.set(0, first.put("funded", funded.plus(Money.ofFen(1)).toString()));
        }
        return answer;
    }

    private ObjectNode decided(String number, JsonNode wanted) {
        Money asked = Money.parse(wanted.path("amount").asString(""));
        Money funded = asked.min(free);
        free = free.minus(funded);
        String state = funded.equals(asked) ? "FUNDED" : "PARTLY";
        return JSON.createObjectNode()
                .put("drawNo", number)
                .put("state", funded.isZero() ? "DECLINED" : state)
                .put("funded", funded.toString())
                .put("reason", "");
    }

    private ObjectNode advise(JsonNode body) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode list = answer.putArray("advices");
        for (JsonNode told : body.path("advices")) {
            String number = told.path("adviceNo").asString("");
            boolean known = told.path("lineNo").asString("").startsWith("L");
            if (known) {
                advices.putIfAbsent(number, told.path("kind").asString(""));
            }
            list.addObject()
                    .put("adviceNo", number)
                    .put("state", known ? "ACKNOWLEDGED" : "REJECTED")
                    .put("reason", known ? "" : "UNKNOWN_LINE");
        }
        return answer;
    }
}
