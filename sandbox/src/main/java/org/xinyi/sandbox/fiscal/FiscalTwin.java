package org.xinyi.sandbox.fiscal;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xinyi.sandbox.clock.DayWork;
import org.xinyi.sandbox.clock.SandboxClock;
import org.xinyi.sandbox.faults.Faults;
import org.xinyi.sandbox.fiscal.FiscalFact.ClaimKey;
import org.xinyi.sandbox.fiscal.FiscalFact.Claimed;
import org.xinyi.sandbox.fiscal.FiscalFact.DaysBegun;
import org.xinyi.sandbox.fiscal.FiscalFact.Payment;
import org.xinyi.sandbox.store.Json;
import org.xinyi.sandbox.web.BadCall;
import org.xinyi.sandbox.web.Call;
import org.xinyi.sandbox.web.Fen;
import org.xinyi.sandbox.web.Fields;
import org.xinyi.sandbox.web.Reply;
import org.xinyi.sandbox.web.Routes;
import org.xinyi.sandbox.web.Twin;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// An office that bears losses: the city's treasury, a credit insurer, civil affairs. Each has its
/// own books. The format is the project's own.
public final class FiscalTwin implements Twin, DayWork {

    private static final int LIST_MAX = 5_000;

    private final String name;
    private final String title;
    private final FiscalBook book;
    private final SandboxClock clock;
    private final Routes routes;

    /// @param name as in the path
    public FiscalTwin(String name, String title, Path folder, SandboxClock clock, Faults faults) {
        this.name = name;
        this.title = title;
        this.book = new FiscalBook(folder);
        this.clock = clock;
        this.routes =
                new Routes(name(), faults, book::flush)
                        .call("POST", "claims", "claims", this::claim)
                        .call("GET", "claims/{no}", "claim", this::find)
                        .call("GET", "payments", "payments", this::payments)
                        .call("GET", "statements/{date}", "statements", this::statement);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public Reply answer(Call call) {
        return routes.answer(call);
    }

    @Override
    public @Nullable LocalDate lastEndedDay() {
        synchronized (book) {
            return book.lastEndedDay();
        }
    }

    @Override
    public void beginAfter(LocalDate day) {
        synchronized (book) {
            book.record(new DaysBegun(day));
        }
        book.flush();
    }

    @Override
    public void endDay(LocalDate day) {
        synchronized (book) {
            book.record(book.ending(day));
        }
        book.flush();
    }

    @Override
    public void close() {
        book.close();
    }

    private Reply claim(Call call) {
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray("claims");
        JsonNode claims = Fields.array(call.json(), "claims", LIST_MAX);
        synchronized (book) {
            for (JsonNode node : claims) {
                list.add(claim(call.header("X-Client"), node));
            }
        }
        return Reply.json(answer);
    }

    private ObjectNode claim(String client, JsonNode node) {
        String number = Fields.text(node, "claimNo");
        try {
            Claimed wanted = claimed(client, node);
            @Nullable Claim known = book.claim(new ClaimKey(client, number));
            if (known == null) {
                book.record(wanted);
                known = Objects.requireNonNull(book.claim(new ClaimKey(client, number)));
            } else if (!isSame(known.claimed(), wanted)) {
                return refused(number, "CLAIM_NO_REUSED");
            }
            return view(known);
        } catch (BadCall bad) {
            return refused(number, String.valueOf(bad.getMessage()));
        }
    }

    private Claimed claimed(String client, JsonNode node) {
        long amount = Fields.fen(node, "amount");
        if (amount <= 0) {
            throw BadCall.field("amount", "positive");
        }
        return new Claimed(
                client,
                Fields.required(node, "claimNo"),
                Fields.required(node, "hospitalCode"),
                Fields.required(node, "obligationRef"),
                amount,
                Fields.text(node, "evidenceHash"),
                clock.now());
    }

    private static boolean isSame(Claimed known, Claimed wanted) {
        return known.hospital().equals(wanted.hospital())
                && known.obligation().equals(wanted.obligation())
                && known.amount() == wanted.amount();
    }

    private static ObjectNode view(Claim claim) {
        return Json.object()
                .put("claimNo", claim.claimed().number())
                .put("state", claim.state().name())
                .put("amount", Fen.text(claim.amount()))
                .put("reason", "");
    }

    private static ObjectNode refused(String number, String reason) {
        return Json.object()
                .put("claimNo", number)
                .put("state", "REJECTED")
                .put("amount", "0.00")
                .put("reason", reason);
    }

    private Reply find(Call call) {
        synchronized (book) {
            @Nullable Claim claim =
                    book.claim(new ClaimKey(call.header("X-Client"), call.segment(1)));
            return claim == null
                    ? Reply.error(404, "NOT_FOUND", "无此申请 / No such claim")
                    : Reply.json(view(claim));
        }
    }

    private Reply payments(Call call) {
        LocalDate since = Fields.date("since", call.query("since"));
        String client = call.header("X-Client");
        ArrayNode list = Json.array();
        synchronized (book) {
            long extra = call.extraFen();
            for (Payment payment : book.payments()) {
                boolean own = payment.claim().client().equals(client);
                if (own && !payment.paidOn().isBefore(since)) {
                    Claim claim = Objects.requireNonNull(book.claim(payment.claim()));
                    list.addObject()
                            .put("paymentNo", payment.number())
                            .put("claimNo", payment.claim().number())
                            .put("hospitalCode", claim.claimed().hospital())
                            .put("amount", Fen.text(claim.amount() + extra))
                            .put("paidOn", payment.paidOn().toString());
                    extra = 0;
                }
            }
        }
        return Reply.json(list);
    }

    private Reply statement(Call call) {
        LocalDate day = Fields.date("date", call.segment(1));
        if (!day.isBefore(clock.today())) {
            return Reply.error(404, "STATEMENT_NOT_READY", "当日尚未结束 / That day is not over yet");
        }
        synchronized (book) {
            String client = call.header("X-Client");
            return Reply.text(
                    "text/plain", FiscalStatement.file(book.on(day), day, client, call.extraFen()));
        }
    }
}
