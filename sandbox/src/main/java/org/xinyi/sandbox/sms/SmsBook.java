package org.xinyi.sandbox.sms;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.xinyi.sandbox.sms.SmsFact.Message;
import org.xinyi.sandbox.sms.SmsFact.Receipt;
import org.xinyi.sandbox.store.Journal;

/// The latest messages and receipts; older ones are in the journal only. Callers hold its monitor
/// while they read and record.
final class SmsBook implements AutoCloseable {

    static final int KEPT_MAX = 200_000;

    private record Id(String client, String message) {}

    private final Journal<SmsFact> journal;
    private final ArrayDeque<Message> messages = new ArrayDeque<>();
    private final Map<Id, Message> messagesById = new HashMap<>();
    private final ArrayDeque<Receipt> receipts = new ArrayDeque<>();
    private final Map<Id, Message> waiting = new LinkedHashMap<>();
    private long lastSequence;

    SmsBook(Path folder) {
        journal = Journal.open(folder, SmsFact.class, this::apply);
    }

    void record(SmsFact fact) {
        journal.record(fact);
    }

    void flush() {
        journal.flush();
    }

    long nextSequence() {
        return lastSequence + 1;
    }

    @Nullable Message message(String client, String id) {
        return messagesById.get(new Id(client, id));
    }

    /// Accepted messages that have no receipt yet.
    List<Message> waiting() {
        return List.copyOf(waiting.values());
    }

    /// Newest first.
    List<Message> latest(Predicate<Message> wanted, int limit) {
        List<Message> found = new ArrayList<>();
        Iterator<Message> newestFirst = messages.descendingIterator();
        while (newestFirst.hasNext() && found.size() < limit) {
            Message message = newestFirst.next();
            if (wanted.test(message)) {
                found.add(message);
            }
        }
        return found;
    }

    /// In order, after a sequence number.
    List<Receipt> receipts(String client, long after, int limit) {
        List<Receipt> newestFirst = new ArrayList<>();
        Iterator<Receipt> iterator = receipts.descendingIterator();
        boolean more = true;
        while (iterator.hasNext() && more) {
            Receipt receipt = iterator.next();
            more = receipt.sequence() > after;
            if (more && receipt.client().equals(client)) {
                newestFirst.add(receipt);
            }
        }
        List<Receipt> inOrder = newestFirst.reversed();
        return inOrder.subList(0, Math.min(limit, inOrder.size()));
    }

    @Override
    public void close() {
        journal.close();
    }

    private void apply(SmsFact fact) {
        switch (fact) {
            case Message message -> apply(message);
            case Receipt receipt -> {
                receipts.add(receipt);
                if (receipts.size() > KEPT_MAX) {
                    receipts.remove();
                }
                waiting.remove(new Id(receipt.client(), receipt.id()));
                lastSequence = receipt.sequence();
            }
        }
    }

    private void apply(Message message) {
        messages.add(message);
        if (messages.size() > KEPT_MAX) {
            Message oldest = messages.remove();
            messagesById.remove(new Id(oldest.client(), oldest.id()), oldest);
        }
        if (!message.copy()) {
            Id id = new Id(message.client(), message.id());
            messagesById.put(id, message);
            if (message.accepted()) {
                waiting.put(id, message);
            }
        }
    }
}
