package org.xinyi.insurance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.crypto.HmacSm3;
import org.xinyi.outside.FakeHouse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The national interface as small as it can be: it settles what was uploaded for a batch, once,
/// and remembers.
final class FakeInsurer extends FakeHouse {

    static final String SECRET = "a secret";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, String> insutypes = new HashMap<>();
    private final Map<String, String> visits = new HashMap<>();
    private final Map<String, Map<String, Long>> lines = new HashMap<>();
    private final Map<String, ObjectNode> settlements = new LinkedHashMap<>();
    private final Map<String, String> batchOfMessage = new HashMap<>();
    private final Set<String> reversed = new HashSet<>();
    private final Set<String> cancelled = new HashSet<>();
    private final Map<String, String> files = new HashMap<>();
    private LongUnaryOperator cashOf = total -> total - total / 2 - total / 10;

    /// @param insutype `310` or `390`; `-310` for an insurance that is paused
    void insure(String idNumber, String insutype) {
        insutypes.put(idNumber, insutype);
    }

    /// What of a total is the person's cash; the pool pays the rest but a tenth from the account.
    void cash(LongUnaryOperator share) {
        cashOf = share;
    }

    void file(String path, String content) {
        files.put(path, content);
    }

    synchronized long settled() {
        return settlements.keySet().stream().filter(batch -> !reversed.contains(batch)).count();
    }

    synchronized int openLines() {
        return lines.values().stream().mapToInt(Map::size).sum();
    }

    @Override
    protected String operation(Request request) {
        String path = request.address().getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    protected synchronized Answer answer(Request request, boolean wrong) {
        if (request.method().equals("GET")) {
            String file = files.get(request.address().toString());
            return file == null ? new Answer(404, "{}") : new Answer(200, file);
        }
        ObjectNode answer = JSON.createObjectNode();
        try {
            JsonNode envelope = JSON.readTree(request.body());
            verify(request);
            answer.put("infcode", "0");
            answer.set("output", run(envelope, wrong));
        } catch (IllegalArgumentException refused) {
            answer.put("infcode", "-1").put("err_msg", refused.getMessage());
        }
        return new Answer(200, answer.toString());
    }

    private static void verify(Request request) {
        String signed =
                request.headers().get("x-tif-timestamp") + request.headers().get("x-tif-nonce");
        String expected =
                new HmacSm3(SECRET.getBytes(UTF_8)).hex(signed.getBytes(UTF_8), request.body());
        if (!expected.equals(request.headers().get("x-tif-signature"))) {
            throw new IllegalArgumentException("签名错误");
        }
    }

    private ObjectNode run(JsonNode envelope, boolean wrong) {
        String message = envelope.path("msgid").asString("");
        if (message.length() != 30 || cancelled.contains(message)) {
            throw new IllegalArgumentException("该交易已冲正");
        }
        JsonNode input = envelope.path("input");
        JsonNode data = input.path("data");
        return switch (envelope.path("infno").asString("")) {
            case "1101" -> person(data);
            case "2201" -> registered("data", input.path("mdtrtinfo"));
            case "2401" -> registered("result", input.path("mdtrtinfo"));
            case "2204", "2301" -> uploaded(input.path("feedetail"));
            case "2205", "2302" -> undone(data);
            case "2206", "2303" -> output(info(data), wrong);
            case "2207", "2304" -> output(settle(data, message), wrong);
            case "5203" -> output(found(data), wrong);
            case "2208", "2305" -> reverse(data);
            case "2601" -> cancel(data);
            default -> throw new IllegalArgumentException("不支持的交易");
        };
    }

    private ObjectNode person(JsonNode data) {
        String idNumber = data.path("certno").asString("");
        String insutype = insutypes.get(idNumber);
        if (insutype == null) {
            throw new IllegalArgumentException("未查询到参保信息");
        }
        ObjectNode output = JSON.createObjectNode();
        output.putObject("baseinfo").put("psn_no", "P" + idNumber);
        output.putArray("insuinfo")
                .addObject()
                .put("insutype", insutype.replace("-", ""))
                .put("psn_insu_stas", insutype.startsWith("-") ? "2" : "1")
                .put("insuplc_admdvs", "320700");
        return output;
    }

    private ObjectNode registered(String node, JsonNode visit) {
        String number =
                visits.computeIfAbsent(
                        visit.path("ipt_otp_no").asString(""), _ -> "M" + visits.size());
        ObjectNode output = JSON.createObjectNode();
        output.putObject(node).put("mdtrt_id", number);
        return output;
    }

    private ObjectNode uploaded(JsonNode uploaded) {
        ObjectNode output = JSON.createObjectNode();
        ArrayNode result = output.putArray("result");
        for (JsonNode line : uploaded) {
            String amount = line.path("det_item_fee_sumamt").asString("");
            lines.computeIfAbsent(line.path("chrg_bchno").asString(""), _ -> new HashMap<>())
                    .put(line.path("feedetl_sn").asString(""), Money.parse(amount).fen());
            result.addObject().put("fulamt_ownpay_amt", "0.00").put("inscp_scp_amt", amount);
        }
        return output;
    }

    private ObjectNode undone(JsonNode data) {
        lines.remove(data.path("chrg_bchno").asString(""));
        return JSON.createObjectNode();
    }

    private ObjectNode settle(JsonNode data, String message) {
        String batch = data.path("chrg_bchno").asString("");
        @Nullable ObjectNode known = settlements.get(batch);
        if (known == null) {
            known = info(data).put("setl_id", "S" + batch);
            settlements.put(batch, known);
            batchOfMessage.put(message, batch);
        }
        return known;
    }

    private ObjectNode found(JsonNode data) {
        String batch = data.path("chrg_bchno").asString("");
        @Nullable ObjectNode known = settlements.get(batch);
        if (known == null) {
            throw new IllegalArgumentException("未查询到结算信息");
        }
        return known.put("refd_setl_flag", reversed.contains(batch) ? "1" : "0");
    }

    private ObjectNode reverse(JsonNode data) {
        String batch = data.path("setl_id").asString("").substring(1);
        if (!settlements.containsKey(batch)) {
            throw new IllegalArgumentException("未查询到结算信息");
        }
        reversed.add(batch);
        return JSON.createObjectNode();
    }

    private ObjectNode cancel(JsonNode data) {
        String message = data.path("omsgid").asString("");
        cancelled.add(message);
        String batch = batchOfMessage.get(message);
        if (batch != null) {
            reversed.add(batch);
        }
        return JSON.createObjectNode();
    }

    private ObjectNode info(JsonNode data) {
        Map<String, Long> uploaded = lines.get(data.path("chrg_bchno").asString(""));
        if (uploaded == null) {
            throw new IllegalArgumentException("无未结算的费用明细");
        }
        long total = uploaded.values().stream().mapToLong(fen -> fen).sum();
        long cash = cashOf.applyAsLong(total);
        long account = (total - cash) / 10;
        long pool = total - cash - account;
        return SetlInfo.of(total)
                .pay("hifp_pay", pool)
                .pay("acct_pay", account)
                .pay("psn_cash_pay", cash)
                .node();
    }

    private static ObjectNode output(ObjectNode info, boolean wrong) {
        ObjectNode output = JSON.createObjectNode();
        ObjectNode shown = info.deepCopy();
        if (wrong) {
            Money cash = Money.parse(shown.path("psn_cash_pay").asString(""));
            shown.put("psn_cash_pay", cash.plus(Money.ofFen(1)).toString());
        }
        output.set("setlinfo", shown);
        return output;
    }
}
