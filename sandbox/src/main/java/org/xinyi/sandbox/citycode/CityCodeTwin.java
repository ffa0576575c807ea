package org.xinyi.sandbox.citycode;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xinyi.sandbox.citycode.CodeFact.Shown;
import org.xinyi.sandbox.clock.SandboxClock;
import org.xinyi.sandbox.faults.Faults;
import org.xinyi.sandbox.store.Journal;
import org.xinyi.sandbox.store.Json;
import org.xinyi.sandbox.web.Call;
import org.xinyi.sandbox.web.Fields;
import org.xinyi.sandbox.web.Reply;
import org.xinyi.sandbox.web.Routes;
import org.xinyi.sandbox.web.Twin;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The house of the city code: one code for all of a city, a child's on the phone of a
/// relative. The format is the project's own.
public final class CityCodeTwin implements Twin {

    private static final Duration VALID = Duration.ofMinutes(5);

    private final Map<String, Shown> codes = new HashMap<>();
    private final Journal<CodeFact> journal;
    private final SandboxClock clock;
    private final Routes routes;

    public CityCodeTwin(Path folder, SandboxClock clock, Faults faults) {
        this.journal = Journal.open(folder, CodeFact.class, this::apply);
        this.clock = clock;
        this.routes =
                new Routes(name(), faults, journal::flush)
                        .call("POST", "resolutions", "resolutions", this::resolve)
                        .desk("POST", "admin/codes", this::show);
    }

    @Override
    public String name() {
        return "city-code";
    }

    @Override
    public String title() {
        return "城市码 / City code";
    }

    @Override
    public Reply answer(Call call) {
        return routes.answer(call);
    }

    @Override
    public void close() {
        journal.close();
    }

    private void apply(CodeFact fact) {
        switch (fact) {
            case Shown shown -> codes.put(shown.code(), shown);
        }
    }

    private synchronized Reply show(Call call) {
        JsonNode node = call.json();
        journal.record(
                new Shown(
                        Fields.required(node, "code"),
                        Fields.required(node, "name"),
                        Fields.required(node, "idNumber"),
                        Fields.text(node, "relativeName"),
                        Fields.text(node, "relativeNumber"),
                        clock.now().plus(VALID)));
        return Reply.json(Json.object().put("shown", 1));
    }

    /// Who stands behind a code, for a hospital that has read it.
    private synchronized Reply resolve(Call call) {
        @Nullable Shown shown = codes.get(Fields.required(call.json(), "code"));
        if (shown == null) {
            return Reply.error(404, "CODE_UNKNOWN", "没有此码 / No such code");
        }
        if (clock.now().isAfter(shown.expiresAt())) {
            return Reply.error(410, "CODE_EXPIRED", "码已过期，请刷新 / The code is too old");
        }
        ObjectNode answer =
                Json.object().put("name", shown.name()).put("idNumber", shown.idNumber());
        if (!shown.relativeNumber().isEmpty()) {
            answer.putObject("relative")
                    .put("name", shown.relativeName())
                    .put("idNumber", shown.relativeNumber());
        }
        return Reply.json(answer);
    }
}
