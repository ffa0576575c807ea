package org.xinyi.lender;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.Pump;
import org.xinyi.kernel.wire.Concurrently;
import org.xinyi.lender.AdviceOutbox.Answer;
import org.xinyi.lender.Lenders.Advice;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Tells lenders, list by list and in order, until they have answered. A lender that does not
/// answer is told again after a pause; what it rejects waits for a person and holds up nothing.
@Component
class AdvicePump extends Pump {

    private static final Logger LOG = LoggerFactory.getLogger(AdvicePump.class);
    private static final int LIST_MAX = 200;
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final AdviceOutbox outbox;
    private final LenderRegistry registry;
    private final BankClient bank;
    private final Concurrently calls;

    AdvicePump(
            AdviceOutbox outbox,
            LenderRegistry registry,
            BankClient bank,
            LenderSettings settings) {
        this.outbox = outbox;
        this.registry = registry;
        this.bank = bank;
        this.calls = new Concurrently(settings.calls());
    }

    /// @return how many advices lenders have answered
    @Override
    public int work() {
        List<PartyId> turns = outbox.takeTurns(LEASE);
        return calls.map(turns, this::tell).stream().mapToInt(count -> count).sum();
    }

    private int tell(PartyId lender) {
        List<Advice> advices = outbox.next(lender, LIST_MAX);
        List<Answer> answers = advices.isEmpty() ? List.of() : send(lender, advices);
        outbox.answered(answers);
        boolean stuck = answers.size() < advices.size();
        outbox.endTurn(lender, stuck ? PAUSE : Duration.ZERO);
        return answers.size();
    }

    private List<Answer> send(PartyId lender, List<Advice> advices) {
        String code = registry.of(lender).code();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode list = body.putArray("advices");
        for (Advice advice : advices) {
            list.addObject()
                    .put("adviceNo", Long.toString(advice.id()))
                    .put("kind", advice.event().name())
                    .put("drawNo", Long.toString(advice.draw().value()))
                    .put("lineNo", advice.lineNumber())
                    .put("amount", advice.amount().toString())
                    .put("at", advice.at().toString());
        }
        return bank.post(code, "/advices", body) instanceof BankReply.Said(JsonNode said)
                ? read(code, advices, said)
                : List.of();
    }

    private static List<Answer> read(String lender, List<Advice> advices, JsonNode said) {
        Map<String, JsonNode> byNumber = new HashMap<>();
        for (JsonNode one : said.path("advices")) {
            byNumber.put(one.path("adviceNo").asString(""), one);
        }
        List<Answer> answers = new ArrayList<>();
        for (Advice advice : advices) {
            JsonNode one = byNumber.get(Long.toString(advice.id()));
            switch (one == null ? "" : one.path("state").asString("")) {
                case "ACKNOWLEDGED" -> answers.add(new Answer(advice.id(), null));
                case "REJECTED" -> {
                    String reason = one == null ? "" : one.path("reason").asString("");
                    LOG.warn("{} rejects advice {}: {}", lender, advice.id(), reason);
                    answers.add(new Answer(advice.id(), reason));
                }
                default -> {
                    return answers;
                }
            }
        }
        return answers;
    }
}
