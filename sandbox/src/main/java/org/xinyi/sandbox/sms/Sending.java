package org.xinyi.sandbox.sms;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.xinyi.sandbox.clock.SandboxClock;
import org.xinyi.sandbox.faults.FaultKind;
import org.xinyi.sandbox.faults.Faults;
import org.xinyi.sandbox.sms.SmsFact.Message;
import org.xinyi.sandbox.sms.SmsFact.Receipt;
import org.xinyi.sandbox.store.Json;
import org.xinyi.sandbox.web.BadCall;
import org.xinyi.sandbox.web.Call;
import org.xinyi.sandbox.web.Fields;
import org.xinyi.sandbox.web.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Takes messages and writes their receipts, at once or, under a fault, after later ones.
final class Sending implements AutoCloseable {

    private static final int LIST_MAX = 5_000;
    private static final int TEXT_MAX = 1_000;
    private static final int LATE_MS_MIN = 2_000;
    private static final int LATE_MS_MAX = 5_000;

    private final SmsBook book;
    private final SandboxClock clock;
    private final Faults faults;
    private final ExecutorService late = Executors.newVirtualThreadPerTaskExecutor();

    /// Writes the receipts that an earlier process did not come to.
    Sending(SmsBook book, SandboxClock clock, Faults faults) {
        this.book = book;
        this.clock = clock;
        this.faults = faults;
        synchronized (book) {
            book.waiting().forEach(this::receipt);
        }
    }

    Reply send(Call call) {
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray("messages");
        JsonNode messages = Fields.array(call.json(), "messages", LIST_MAX);
        synchronized (book) {
            for (JsonNode node : messages) {
                list.add(send(call.header("X-Client"), node));
            }
        }
        return Reply.json(answer);
    }

    @Override
    public void close() {
        late.shutdownNow();
    }

    private ObjectNode send(String client, JsonNode node) {
        String id = Fields.text(node, "messageId");
        try {
            @Nullable Message known = book.message(client, Fields.required(node, "messageId"));
            return view(id, known == null ? accept(client, node).refusal() : known.refusal());
        } catch (BadCall bad) {
            return view(id, String.valueOf(bad.getMessage()));
        }
    }

    private static ObjectNode view(String id, String refusal) {
        return Json.object()
                .put("messageId", id)
                .put("state", refusal.isEmpty() ? "ACCEPTED" : "REJECTED")
                .put("reason", refusal);
    }

    private Message accept(String client, JsonNode node) {
        Message message = message(client, node, false);
        book.record(message);
        if (message.accepted()) {
            FaultKind fault = faults.onMessage("sms", "delivery");
            if (fault == FaultKind.OUT_OF_ORDER) {
                late.execute(() -> receiptLater(message));
            } else {
                receipt(message);
            }
            if (fault == FaultKind.DUPLICATE) {
                book.record(message(client, node, true));
                receipt(message);
            }
        }
        return message;
    }

    private Message message(String client, JsonNode node, boolean copy) {
        String phone = Fields.required(node, "phone");
        String text = Fields.required(node, "text");
        return new Message(
                client,
                Fields.required(node, "messageId"),
                phone,
                Fields.text(node, "templateCode"),
                text,
                Fields.text(node, "purpose"),
                refusal(phone, text),
                copy,
                clock.now());
    }

    private static String refusal(String phone, String text) {
        if (phone.endsWith("0001")) {
            return "NUMBER_INVALID";
        }
        return text.length() > TEXT_MAX ? "TEXT_TOO_LONG" : "";
    }

    private void receipt(Message message) {
        book.record(
                new Receipt(
                        book.nextSequence(),
                        message.client(),
                        message.id(),
                        !message.fails(),
                        clock.now()));
    }

    private void receiptLater(Message message) {
        try {
            int pause = ThreadLocalRandom.current().nextInt(LATE_MS_MIN, LATE_MS_MAX);
            Thread.sleep(Duration.ofMillis(pause));
            synchronized (book) {
                receipt(message);
            }
            book.flush();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
