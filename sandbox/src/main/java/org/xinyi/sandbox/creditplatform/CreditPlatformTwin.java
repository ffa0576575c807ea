package org.xinyi.sandbox.creditplatform;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xinyi.sandbox.clock.SandboxClock;
import org.xinyi.sandbox.creditplatform.CreditFact.IdentitySet;
import org.xinyi.sandbox.creditplatform.CreditFact.Kind;
import org.xinyi.sandbox.creditplatform.CreditFact.PersonSet;
import org.xinyi.sandbox.creditplatform.CreditFact.Reported;
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

/// The city's public credit platform. The format is the project's own.
public final class CreditPlatformTwin implements Twin {

    private static final int LIST_MAX = 5_000;

    private final CreditBook book;
    private final SandboxClock clock;
    private final Routes routes;

    public CreditPlatformTwin(Path folder, SandboxClock clock, Faults faults) {
        this.book = new CreditBook(folder);
        this.clock = clock;
        this.routes =
                new Routes(name(), faults, book::flush)
                        .call("POST", "reports", "reports", this::report)
                        .call("GET", "reports", "report-query", this::reports)
                        .call("GET", "persons/{ref}", "persons", this::person)
                        .call("POST", "persons/query", "persons", this::persons)
                        .desk("PUT", "admin/persons", this::savePersons);
    }

    @Override
    public String name() {
        return "credit-platform";
    }

    @Override
    public String title() {
        return "城市信用平台 / City credit platform";
    }

    @Override
    public Reply answer(Call call) {
        return routes.answer(call);
    }

    @Override
    public void close() {
        book.close();
    }

    private Reply report(Call call) {
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray("reports");
        JsonNode reports = Fields.array(call.json(), "reports", LIST_MAX);
        synchronized (book) {
            for (JsonNode node : reports) {
                list.add(report(call.header("X-Client"), node));
            }
        }
        return Reply.json(answer);
    }

    private ObjectNode report(String client, JsonNode node) {
        String number = Fields.text(node, "reportNo");
        try {
            Reported wanted = read(client, node);
            @Nullable Reported known = book.report(client, number);
            if (known == null) {
                requireValid(wanted);
                book.record(wanted);
            } else if (known.kind() != wanted.kind() || !known.person().equals(wanted.person())) {
                throw new BadCall(422, "REPORT_NO_REUSED", "REPORT_NO_REUSED");
            }
            return view(number, "ACCEPTED", "");
        } catch (BadCall bad) {
            return view(number, "REJECTED", String.valueOf(bad.getMessage()));
        }
    }

    private Reported read(String client, JsonNode node) {
        return new Reported(
                client,
                Fields.required(node, "reportNo"),
                Fields.required(node, "personRef"),
                kind(Fields.required(node, "kind")),
                Fields.text(node, "legalBasis"),
                Fields.instant("at", Fields.required(node, "at")),
                Fields.text(node, "replaces"),
                clock.now());
    }

    private static Kind kind(String name) {
        return switch (name) {
            case "FULFILLED" -> Kind.FULFILLED;
            case "DEFAULTED" -> Kind.DEFAULTED;
            case "LISTED" -> Kind.LISTED;
            case "CORRECTED" -> Kind.CORRECTED;
            case "RETRACTED" -> Kind.RETRACTED;
            default -> throw BadCall.field("kind", "one of " + List.of(Kind.values()));
        };
    }

    /// A listing or a default names its legal basis; a correction or retraction names a report of
    /// the same person.
    private void requireValid(Reported report) {
        boolean adverse = report.kind() == Kind.LISTED || report.kind() == Kind.DEFAULTED;
        if (adverse && report.legalBasis().isEmpty()) {
            throw new BadCall(400, "LEGAL_BASIS_MISSING", "LEGAL_BASIS_MISSING");
        }
        boolean replaces = report.kind() == Kind.CORRECTED || report.kind() == Kind.RETRACTED;
        @Nullable Reported replaced = book.report(report.client(), report.replaces());
        boolean unknown = replaced == null || !replaced.person().equals(report.person());
        if (unknown && (replaces || !report.replaces().isEmpty())) {
            throw new BadCall(400, "REPLACED_UNKNOWN", "REPLACED_UNKNOWN");
        }
    }

    private static ObjectNode view(String number, String state, String reason) {
        return Json.object().put("reportNo", number).put("state", state).put("reason", reason);
    }

    private Reply reports(Call call) {
        ArrayNode list = Json.array();
        synchronized (book) {
            PersonRecord person = book.person(call.query("personRef"));
            for (Reported report : person.reports()) {
                list.addObject()
                        .put("reportNo", report.number())
                        .put("personRef", report.person())
                        .put("kind", report.kind().name())
                        .put("legalBasis", report.legalBasis())
                        .put("at", report.at().toString())
                        .put("replaces", report.replaces())
                        .put("receivedAt", report.receivedAt().toString());
            }
        }
        return Reply.json(list);
    }

    private Reply person(Call call) {
        synchronized (book) {
            return Reply.json(person(call.segment(1)));
        }
    }

    private Reply persons(Call call) {
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray("persons");
        synchronized (book) {
            for (JsonNode reference : Fields.array(call.json(), "persons", LIST_MAX)) {
                list.add(person(reference.asString()));
            }
        }
        return Reply.json(answer);
    }

    private ObjectNode person(String reference) {
        PersonRecord person = book.person(reference);
        return Json.object()
                .put("personRef", reference)
                .put("listed", person.listed())
                .put("seriousDishonesty", person.seriousDishonesty())
                .put("identityVerified", person.identityVerified());
    }

    private Reply savePersons(Call call) {
        int saved = 0;
        synchronized (book) {
            for (JsonNode node : Fields.list(call.json(), "persons")) {
                String reference = Fields.required(node, "personRef");
                boolean serious = Fields.flag(node, "seriousDishonesty");
                book.record(new PersonSet(reference, serious));
                if (node.has("identityVerified")) {
                    book.record(new IdentitySet(reference, Fields.flag(node, "identityVerified")));
                }
                saved++;
            }
        }
        return Reply.json(Json.object().put("saved", saved));
    }
}
