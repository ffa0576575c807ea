package org.xinyi.sandbox.bureau;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xinyi.sandbox.bureau.BureauFact.Asked;
import org.xinyi.sandbox.bureau.BureauFact.ScoreSet;
import org.xinyi.sandbox.clock.SandboxClock;
import org.xinyi.sandbox.faults.Faults;
import org.xinyi.sandbox.store.Json;
import org.xinyi.sandbox.web.BadCall;
import org.xinyi.sandbox.web.Call;
import org.xinyi.sandbox.web.Fields;
import org.xinyi.sandbox.web.Reply;
import org.xinyi.sandbox.web.Routes;
import org.xinyi.sandbox.web.Twin;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The bureaus that keep scores: the city's (白鹭分), Sesame's (芝麻分), a bank's and the insurance
/// bureau's. Each tells a score only for an authorisation that is named. The format is the
/// project's own.
public final class BureauTwin implements Twin {

    private static final Set<String> SOURCES = Set.of("city", "sesame", "bank", "insurance");
    private static final int LIST_MAX = 1_000;

    /// What the fault of a wrong amount adds: no score is that high.
    private static final long WRONG = 100_000;

    private final BureauBook book;
    private final SandboxClock clock;
    private final Routes routes;

    public BureauTwin(Path folder, SandboxClock clock, Faults faults) {
        this.book = new BureauBook(folder);
        this.clock = clock;
        this.routes =
                new Routes(name(), faults, book::flush)
                        .call("POST", "{source}/scores", call -> call.segment(0), this::scores)
                        .desk("PUT", "admin/scores", this::saveScores)
                        .desk("GET", "admin/readings", this::readings);
    }

    @Override
    public String name() {
        return "bureau";
    }

    @Override
    public String title() {
        return "信用分机构 / Score bureaus";
    }

    @Override
    public Reply answer(Call call) {
        return routes.answer(call);
    }

    @Override
    public void close() {
        book.close();
    }

    private Reply scores(Call call) {
        String source = source(call.segment(0));
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray("scores");
        synchronized (book) {
            for (JsonNode node : Fields.array(call.json(), "queries", LIST_MAX)) {
                list.add(score(source, call, node));
            }
        }
        return Reply.json(answer);
    }

    private ObjectNode score(String source, Call call, JsonNode node) {
        String number = Fields.required(node, "queryNo");
        String person = Fields.required(node, "personRef");
        String authorisation = Fields.text(node, "authorisationNo");
        ObjectNode view = Json.object().put("queryNo", number).put("personRef", person);
        if (authorisation.isEmpty()) {
            return view.put("state", "NOT_AUTHORISED");
        }
        String client = call.header("X-Client");
        book.record(new Asked(source, client, number, person, authorisation, clock.now()));
        @Nullable ScoreSet known = book.score(source, person);
        if (known == null) {
            return view.put("state", "NO_RECORD");
        }
        long score = known.score() + WRONG * call.extraFen();
        view.put("state", "READ").put("score", score).put("asOf", clock.now().toString());
        if (!known.parts().isEmpty()) {
            ObjectNode parts = view.putObject("parts");
            known.parts().forEach(parts::put);
        }
        return view;
    }

    private Reply saveScores(Call call) {
        int saved = 0;
        synchronized (book) {
            for (JsonNode node : Fields.list(call.json(), "scores")) {
                book.record(
                        new ScoreSet(
                                source(Fields.required(node, "source")),
                                Fields.required(node, "personRef"),
                                number("score", Fields.required(node, "score")),
                                parts(node.path("parts"))));
                saved++;
            }
        }
        return Reply.json(Json.object().put("saved", saved));
    }

    private Reply readings(Call call) {
        ArrayNode list = Json.array();
        synchronized (book) {
            for (Asked one : book.asked(call.query("personRef"))) {
                list.addObject()
                        .put("source", one.source())
                        .put("client", one.client())
                        .put("queryNo", one.number())
                        .put("authorisationNo", one.authorisation())
                        .put("at", one.at().toString());
            }
        }
        return Reply.json(list);
    }

    private static Map<String, Long> parts(JsonNode node) {
        Map<String, Long> parts = new HashMap<>();
        for (Map.Entry<String, JsonNode> part : node.properties()) {
            parts.put(part.getKey(), number(part.getKey(), part.getValue().asString()));
        }
        return parts;
    }

    private static String source(String name) {
        if (!SOURCES.contains(name)) {
            throw BadCall.field("source", "one of " + SOURCES);
        }
        return name;
    }

    private static long number(String name, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            throw BadCall.field(name, "a whole number, not " + text);
        }
    }
}
