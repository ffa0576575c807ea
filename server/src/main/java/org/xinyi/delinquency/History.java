package org.xinyi.delinquency;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.xinyi.kernel.Money;

/// What has happened about one obligation, oldest first. Never changes; asked by the ladder.
final class History {

    static final History NONE = new History(List.of());

    /// Something promised or decided that stops adverse steps for a while.
    record Pause(long id, PauseReason reason, Instant until) {}

    private final List<Logged> events;

    private History(List<Logged> events) {
        this.events = events;
    }

    /// @param events in the order of the log; those of the same moment keep it
    static History of(List<Logged> events) {
        return new History(events.stream().sorted(Comparator.comparing(Logged::at)).toList());
    }

    /// As it was known at a moment.
    History until(Instant asOf) {
        return new History(events.stream().filter(one -> !one.at().isAfter(asOf)).toList());
    }

    /// As it stood when a moment came: what is said about that moment later changes nothing.
    History before(Instant moment) {
        return new History(events.stream().filter(one -> one.at().isBefore(moment)).toList());
    }

    History plus(Instant at, Event event) {
        List<Logged> more = new ArrayList<>(events);
        more.add(new Logged(at, event));
        return of(more);
    }

    List<Logged> events() {
        return events;
    }

    /// When a rung was carried out, if it was.
    Optional<Instant> carriedOut(String rung) {
        return of(Event.RungCarriedOut.class, event -> event.rung().equals(rung))
                .map(Logged::at)
                .findFirst();
    }

    /// Whether a rung waits for a person's work.
    boolean isUnderWay(String rung) {
        return of(Event.RungBegun.class, event -> event.rung().equals(rung)).findAny().isPresent()
                && carriedOut(rung).isEmpty();
    }

    /// The last announcement of a rung.
    Optional<Logged> announced(String rung) {
        return of(Event.RungAnnounced.class, event -> event.rung().equals(rung))
                .reduce((_, last) -> last);
    }

    /// The pause in force at a moment that ends last.
    Optional<Pause> pause(Instant asOf) {
        return pauses().filter(one -> one.until().isAfter(asOf))
                .max(Comparator.comparing(Pause::until));
    }

    /// When the last pause or dispute that is over was over; empty when there was none.
    Optional<Instant> lastHeldUntil(Instant asOf) {
        Set<Long> ended = endedPauses();
        Stream<Instant> expired =
                of(Event.PauseBegun.class, event -> !ended.contains(event.pause()))
                        .map(one -> ((Event.PauseBegun) one.event()).until())
                        .filter(until -> !until.isAfter(asOf));
        Stream<Instant> stopped =
                events.stream()
                        .filter(
                                one ->
                                        one.event() instanceof Event.PauseEnded
                                                || one.event() instanceof Event.DisputeResolved)
                        .map(Logged::at);
        return Stream.concat(expired, stopped).max(Comparator.naturalOrder());
    }

    /// The disputes nobody has decided.
    List<Event.DisputeOpened> disputes() {
        Set<Long> resolved = new HashSet<>();
        events.forEach(
                one -> {
                    if (one.event() instanceof Event.DisputeResolved(long dispute, _)) {
                        resolved.add(dispute);
                    }
                });
        return of(Event.DisputeOpened.class, event -> !resolved.contains(event.dispute()))
                .map(one -> (Event.DisputeOpened) one.event())
                .toList();
    }

    boolean isDisputed(long dispute) {
        return disputes().stream().anyMatch(one -> one.dispute() == dispute);
    }

    Money disputed() {
        return Money.sum(disputes(), Event.DisputeOpened::amount);
    }

    boolean isOverdueNoted() {
        return of(Event.OverdueNoted.class, _ -> true).findAny().isPresent();
    }

    /// Whether relief is to be looked into and nobody has done so.
    boolean reliefIsOpen() {
        return of(Event.AssistanceNoted.class, _ -> true).findAny().isPresent()
                && of(Event.ReliefDecided.class, _ -> true).findAny().isEmpty();
    }

    /// The messages that carried out rungs or announced them, with when.
    Stream<Message> messages() {
        return events.stream()
                .flatMap(
                        one ->
                                switch (one.event()) {
                                    case Event.RungCarriedOut(_, _, Long notice)
                                            when notice != null ->
                                            Stream.of(new Message(notice, one.at()));
                                    case Event.RungAnnounced(_, long notice, _) ->
                                            Stream.of(new Message(notice, one.at()));
                                    default -> Stream.empty();
                                });
    }

    record Message(long notice, Instant at) {}

    /// When the last message that arrived was written. What went to a number that turned out to
    /// be somebody else's has not arrived.
    Optional<Instant> lastDelivered() {
        Instant wrongUntil =
                of(Event.CallMade.class, event -> event.outcome() == CallOutcome.WRONG_NUMBER)
                        .map(Logged::at)
                        .max(Comparator.naturalOrder())
                        .orElse(Instant.MIN);
        return messages()
                .filter(message -> isDelivered(message.notice()))
                .filter(message -> message.at().isAfter(wrongUntil))
                .map(Message::at)
                .max(Comparator.naturalOrder());
    }

    /// Whether the carrier's verdict on a message stands in the log.
    boolean isKnown(long notice) {
        return isDelivered(notice)
                || of(Event.NoticeFailed.class, event -> event.notice() == notice)
                        .findAny()
                        .isPresent();
    }

    private boolean isDelivered(long notice) {
        return of(Event.NoticeDelivered.class, event -> event.notice() == notice)
                .findAny()
                .isPresent();
    }

    /// Whether the carrier has said that a message did not arrive, or somebody else answered.
    boolean isFailed(Message message) {
        boolean refused =
                of(Event.NoticeFailed.class, event -> event.notice() == message.notice())
                        .findAny()
                        .isPresent();
        boolean somebodyElse =
                of(Event.CallMade.class, event -> event.outcome() == CallOutcome.WRONG_NUMBER)
                        .anyMatch(one -> !one.at().isBefore(message.at()));
        return refused || somebodyElse;
    }

    /// Whether the debtor was spoken to after a moment.
    boolean isReachedSince(Instant moment) {
        return of(Event.CallMade.class, event -> event.outcome().reached())
                .anyMatch(one -> !one.at().isBefore(moment));
    }

    /// Whether a message about it has arrived, or the debtor was spoken to.
    boolean isTold() {
        return lastDelivered().isPresent() || isReachedSince(Instant.MIN);
    }

    private Stream<Pause> pauses() {
        Set<Long> ended = endedPauses();
        return of(Event.PauseBegun.class, event -> !ended.contains(event.pause()))
                .map(one -> (Event.PauseBegun) one.event())
                .map(event -> new Pause(event.pause(), event.reason(), event.until()));
    }

    private Set<Long> endedPauses() {
        Set<Long> ended = new HashSet<>();
        events.forEach(
                one -> {
                    if (one.event() instanceof Event.PauseEnded(long pause)) {
                        ended.add(pause);
                    }
                });
        return ended;
    }

    private <E extends Event> Stream<Logged> of(Class<E> type, Predicate<E> which) {
        return events.stream()
                .filter(one -> type.isInstance(one.event()) && which.test(type.cast(one.event())));
    }
}
