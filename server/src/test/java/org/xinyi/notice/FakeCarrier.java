package org.xinyi.notice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A carrier in memory that brings each message once, and answers as a test wants it to.
final class FakeCarrier implements Carrier {

    enum Mood {
        WELL,
        /// Does what it is asked, but the answer is lost.
        LOSES_ANSWERS,
        /// Cannot be reached.
        AWAY,
        /// Decides about nothing.
        UNDECIDED
    }

    private final Map<String, Message> brought = new LinkedHashMap<>();
    private final List<Receipt> receipts = new ArrayList<>();
    private Mood mood = Mood.WELL;
    private int calls;

    synchronized void is(Mood now) {
        mood = now;
    }

    /// The texts that reached a phone, in the order they were brought.
    synchronized List<String> texts() {
        return brought.values().stream().map(Message::text).toList();
    }

    synchronized List<Message> brought() {
        return List.copyOf(brought.values());
    }

    synchronized int calls() {
        return calls;
    }

    /// Gives a receipt for everything brought so far that has none.
    synchronized void givesReceipts(boolean delivered) {
        brought.keySet().stream()
                .filter(id -> receipts.stream().noneMatch(known -> known.id().equals(id)))
                .toList()
                .forEach(id -> receipts.add(new Receipt(receipts.size() + 1, id, delivered)));
    }

    /// Gives every receipt once more.
    synchronized void givesReceiptsAgain() {
        List.copyOf(receipts)
                .forEach(
                        known ->
                                receipts.add(
                                        new Receipt(
                                                receipts.size() + 1,
                                                known.id(),
                                                known.delivered())));
    }

    @Override
    public synchronized List<Answer> send(String sender, List<Message> messages) {
        calls++;
        if (mood == Mood.AWAY) {
            throw new Unreachable("away", null);
        }
        if (messages.stream().anyMatch(message -> message.text().contains("poison"))) {
            throw new NotUnderstood("answers 400");
        }
        if (mood == Mood.UNDECIDED) {
            return List.of();
        }
        messages.forEach(message -> brought.putIfAbsent(message.id(), message));
        if (mood == Mood.LOSES_ANSWERS) {
            throw new Unreachable("too late", null);
        }
        return messages.stream().map(message -> new Answer(message.id(), null)).toList();
    }

    @Override
    public synchronized List<Receipt> receipts(String sender, long after, int limit) {
        if (mood == Mood.AWAY) {
            throw new Unreachable("away", null);
        }
        return receipts.stream()
                .filter(receipt -> receipt.sequence() > after)
                .limit(limit)
                .toList();
    }
}
