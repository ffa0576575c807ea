package org.xinyi.sandbox.insurer;

import org.jspecify.annotations.Nullable;
import org.xinyi.sandbox.insurer.InsurerFact.BenefitsSet;
import org.xinyi.sandbox.store.Json;
import org.xinyi.sandbox.web.BadCall;
import org.xinyi.sandbox.web.Call;
import org.xinyi.sandbox.web.Fields;
import org.xinyi.sandbox.web.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Benefits that are suspended and run again, as a city's credit scheme asks. The format is the
/// project's own; told twice, it counts once.
final class Suspending {

    private static final int LIST_MAX = 5_000;

    private final InsurerBook book;

    Suspending(InsurerBook book) {
        this.book = book;
    }

    Reply take(Call call) {
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray("reports");
        synchronized (book) {
            for (JsonNode node : Fields.array(call.json(), "reports", LIST_MAX)) {
                list.add(take(call.header("X-Client"), node));
            }
        }
        return Reply.json(answer);
    }

    private ObjectNode take(String client, JsonNode node) {
        String number = Fields.required(node, "reportNo");
        ObjectNode view = Json.object().put("reportNo", number);
        try {
            BenefitsSet wanted =
                    new BenefitsSet(
                            client,
                            number,
                            Fields.required(node, "certno"),
                            Fields.flag(node, "suspended"),
                            Fields.required(node, "legalBasis"),
                            Fields.instant("at", Fields.required(node, "at")));
            @Nullable Person person = book.personOfId(wanted.idNumber());
            if (person == null) {
                return view.put("state", "REJECTED").put("reason", "NOT_INSURED");
            }
            if (book.isNew(wanted)) {
                book.record(wanted);
            }
            return view.put("state", "ACCEPTED").put("reason", "");
        } catch (BadCall bad) {
            return view.put("state", "REJECTED").put("reason", String.valueOf(bad.getMessage()));
        }
    }
}
