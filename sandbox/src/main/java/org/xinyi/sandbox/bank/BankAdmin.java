package org.xinyi.sandbox.bank;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.xinyi.sandbox.bank.BankFact.BookKey;
import org.xinyi.sandbox.bank.BankFact.ClientRegistered;
import org.xinyi.sandbox.bank.BankFact.CounterPaid;
import org.xinyi.sandbox.bank.BankFact.LimitSet;
import org.xinyi.sandbox.clock.SandboxClock;
import org.xinyi.sandbox.store.Json;
import org.xinyi.sandbox.web.BadCall;
import org.xinyi.sandbox.web.Call;
import org.xinyi.sandbox.web.Fields;
import org.xinyi.sandbox.web.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The sandbox's own desk at the banks: clients, limits, and people who pay at the counter.
final class BankAdmin {

    private final BankBook book;
    private final BankCatalogue catalogue;
    private final SandboxClock clock;

    BankAdmin(BankBook book, BankCatalogue catalogue, SandboxClock clock) {
        this.book = book;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    Reply banks(Call call) {
        return Reply.json(catalogue.document());
    }

    BankProfile bank(Call call) {
        @Nullable BankProfile bank = catalogue.banks().get(call.segment(0));
        if (bank == null) {
            throw new BadCall(404, "BANK_UNKNOWN", "无此银行 / No such bank: " + call.segment(0));
        }
        return bank;
    }

    /// What the bank was told with the applications of a person, by number.
    Reply applications(Call call) {
        BankProfile bank = bank(call);
        ArrayNode list = Json.array();
        synchronized (book) {
            for (ClientBook client : book.books()) {
                if (client.key().bank().equals(bank.code())) {
                    client.applicationsOf(call.query("idNumber"))
                            .forEach(one -> list.add(view(one)));
                }
            }
        }
        return Reply.json(list);
    }

    private static ObjectNode view(BankFact.Applied one) {
        ObjectNode view = Json.object();
        view.put("applicationNo", one.number()).put("scheme", one.scheme());
        view.set(
                "scores",
                one.scores() == null
                        ? Json.array()
                        : Json.read(one.scores().getBytes(StandardCharsets.UTF_8)));
        return view;
    }

    Reply saveClients(Call call) {
        BankProfile bank = bank(call);
        int saved = 0;
        synchronized (book) {
            for (JsonNode node : Fields.list(call.json(), "clients")) {
                String client = Fields.required(node, "client");
                String secret = Fields.required(node, "secret");
                book.record(new ClientRegistered(new BookKey(bank.code(), client), secret));
                saved++;
            }
        }
        return Reply.json(Json.object().put("saved", saved));
    }

    Reply setLimit(Call call) {
        long limit = Fields.fen(call.json(), "limit");
        synchronized (book) {
            ClientBook client = client(bank(call), call.segment(2));
            book.record(new LimitSet(client.key(), call.segment(2), limit, clock.now()));
            return Reply.json(LineView.of(known(client, call.segment(2)), 0));
        }
    }

    /// One payment, or a list of them under `payments`.
    Reply payAtCounter(Call call) {
        BankProfile bank = bank(call);
        ArrayNode list = Json.array();
        JsonNode body = call.json();
        synchronized (book) {
            for (JsonNode node : Fields.list(body, "payments")) {
                list.add(LineView.of(pay(bank, node)));
            }
        }
        return Reply.json(body.isObject() && !body.has("payments") ? list.get(0) : list);
    }

    private CounterPaid pay(BankProfile bank, JsonNode node) {
        String line = Fields.required(node, "lineNo");
        long amount = Fields.fen(node, "amount");
        if (amount <= 0) {
            throw BadCall.field("amount", "positive");
        }
        ClientBook client = client(bank, line);
        String stated = Fields.text(node, "paymentNo");
        @Nullable CounterPaid known = client.counterPayments().get(stated);
        if (known != null) {
            return known;
        }
        String number = stated.isEmpty() ? "CP" + bank.number() + book.nextNumber() : stated;
        CounterPaid paid =
                new CounterPaid(
                        client.key(),
                        number,
                        line,
                        Fields.text(node, "drawNo"),
                        amount,
                        clock.now());
        book.record(paid);
        return paid;
    }

    private ClientBook client(BankProfile bank, String line) {
        @Nullable ClientBook client = book.bookOfLine(line);
        if (client == null || !client.key().bank().equals(bank.code())) {
            throw new BadCall(404, "LINE_UNKNOWN", "无此额度 / No such line: " + line);
        }
        return client;
    }

    private static Line known(ClientBook client, String line) {
        return java.util.Objects.requireNonNull(client.line(line));
    }
}
