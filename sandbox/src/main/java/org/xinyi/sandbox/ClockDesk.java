package org.xinyi.sandbox;

import java.time.Instant;
import org.xinyi.sandbox.clock.DayEnds;
import org.xinyi.sandbox.clock.SandboxClock;
import org.xinyi.sandbox.store.Json;
import org.xinyi.sandbox.web.Call;
import org.xinyi.sandbox.web.Fields;
import org.xinyi.sandbox.web.Handler;
import org.xinyi.sandbox.web.Reply;
import tools.jackson.databind.JsonNode;

/// Reads and moves the business time. When a move passes days, their work is done before the
/// answer.
record ClockDesk(SandboxClock clock, DayEnds dayEnds) implements Handler {

    @Override
    public Reply handle(Call call) {
        return switch (call.method()) {
            case "GET" -> show();
            case "PUT" -> set(call.json());
            default -> Reply.error(405, "METHOD_NOT_ALLOWED", "GET, PUT");
        };
    }

    private Reply set(JsonNode body) {
        String text = Fields.text(body, "now");
        Instant to = text.isEmpty() ? clock.now() : Fields.instant("now", text);
        boolean runs = body.has("runs") ? Fields.flag(body, "runs") : clock.runs();
        try {
            clock.set(to, runs);
        } catch (IllegalArgumentException backwards) {
            return Reply.error(409, "CLOCK_FORWARD_ONLY", String.valueOf(backwards.getMessage()));
        }
        dayEnds.beginAnewIfBack();
        dayEnds.run();
        return show();
    }

    private Reply show() {
        return Reply.json(
                Json.object()
                        .put("now", clock.now().toString())
                        .put("today", clock.today().toString())
                        .put("runs", clock.runs()));
    }
}
