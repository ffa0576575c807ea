package org.xinyi.delinquency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.xinyi.kernel.Money;
import org.xinyi.scheme.FollowUpTerms;
import org.xinyi.scheme.FollowUpTerms.Action;
import org.xinyi.scheme.FollowUpTerms.Rung;
import org.xinyi.scheme.PackRef;

/// Random ladders over random lives: whatever is paid, paused, disputed or left undone, no rung is
/// skipped, none is repeated, none comes early, and the same log gives the same answer.
class LadderPropertyTests {

    private static final Instant START = Instant.parse("2020-06-10T02:00:00Z");
    private static final PackRef PACK = new PackRef("S04", 1);
    private static final int LIVES = 400;
    private static final int STEPS = 120;

    @Test
    void noRungIsSkippedRepeatedOrEarly() {
        for (int seed = 1; seed <= LIVES; seed++) {
            new Life(new Random(seed)).live();
        }
    }

    /// One obligation from the end of treatment on.
    private static final class Life {

        private final Random random;
        private final FollowUpTerms terms;
        private final List<String> carriedOut = new ArrayList<>();
        private History history = History.NONE;
        private Followed facts = Terms.facts(START, Money.ofFen(10_000));
        private Instant now = START;
        private long number = 1;

        private Life(Random random) {
            this.random = random;
            this.terms = Terms.with(rungs(random), List.of(), List.of());
        }

        private void live() {
            for (int step = 0; step < STEPS; step++) {
                now = now.plus(Duration.ofMinutes(random.nextInt(4 * 24 * 60)));
                something();
                follow();
            }
            assertThat(carriedOut)
                    .isEqualTo(
                            terms.rungs().stream()
                                    .map(Rung::id)
                                    .toList()
                                    .subList(0, carriedOut.size()));
            replay();
        }

        private void something() {
            switch (random.nextInt(9)) {
                case 0 -> pay(Money.ofFen(random.nextInt(3_000)));
                case 1 ->
                        happened(
                                new Event.PauseBegun(
                                        number++,
                                        PauseReason.AGREED,
                                        now.plus(Duration.ofDays(random.nextInt(1, 30)))));
                case 2 -> happened(new Event.PauseEnded(random.nextLong(1, number + 1)));
                case 3 ->
                        happened(
                                new Event.DisputeOpened(
                                        number++,
                                        Money.ofFen(random.nextInt(1, 12_000)),
                                        now.plus(Duration.ofDays(15))));
                case 4 ->
                        history.disputes()
                                .forEach(
                                        open ->
                                                happened(
                                                        new Event.DisputeResolved(
                                                                open.dispute(),
                                                                DisputeOutcome.REJECTED)));
                case 5 -> insurerPending(random.nextBoolean());
                case 6 ->
                        history.messages()
                                .toList()
                                .forEach(
                                        one ->
                                                happened(
                                                        random.nextInt(5) == 0
                                                                ? new Event.NoticeFailed(
                                                                        one.notice())
                                                                : new Event.NoticeDelivered(
                                                                        one.notice())));
                case 7 -> finishCall();
                default -> {}
            }
        }

        private void follow() {
            Position position = Ladder.at(terms, facts, history, now);
            switch (position.step()) {
                case Step.Run(String rung, Money amount) -> run(rung(rung), amount);
                case Step.Announce(String rung, _, Instant runsAt) ->
                        happened(new Event.RungAnnounced(rung, number++, runsAt));
                case Step.Wait(_, Instant at) -> assertThat(at).isAfter(now);
                case Step.Paused(_, _, Instant until) -> assertThat(until).isAfter(now);
                default -> {}
            }
        }

        private void run(Rung rung, Money amount) {
            assertThat(amount.isPositive()).isTrue();
            assertThat(amount).isEqualTo(facts.open().minus(history.disputed()));
            assertThat(history.pause(now)).isEmpty();
            assertThat(facts.insurerPending()).isFalse();
            assertThat(carriedOut).doesNotContain(rung.id());
            assertThat(rung).isEqualTo(terms.rungs().get(carriedOut.size()));
            assertThat(Duration.between(start(rung), now)).isGreaterThan(rung.after());
            if (!carriedOut.isEmpty()) {
                Instant previous = history.carriedOut(carriedOut.getLast()).orElseThrow();
                assertThat(now).isAfterOrEqualTo(previous.plus(rung.spacing()));
            }
            if (Ladder.isAdverse(rung)) {
                Instant announced = history.announced(rung.id()).orElseThrow().at();
                assertThat(now).isAfterOrEqualTo(announced.plus(rung.spacing()));
                boolean told =
                        !history.lastDelivered().orElse(Instant.MIN).isBefore(announced)
                                || history.isReachedSince(announced);
                assertThat(told).isTrue();
            }
            if (rung.action() == Action.CALL) {
                happened(new Event.RungBegun(rung.id(), number++));
            } else {
                done(rung.id(), rung.action() == Action.SMS ? number++ : null);
            }
        }

        private void finishCall() {
            if (Ladder.at(terms, facts, history, now).step() instanceof Step.UnderWay(String of)) {
                CallOutcome[] outcomes = CallOutcome.values();
                CallOutcome outcome = outcomes[random.nextInt(outcomes.length)];
                happened(new Event.CallMade(number++, outcome, null));
                done(of, null);
            }
        }

        private void done(String rung, @org.jspecify.annotations.Nullable Long notice) {
            happened(new Event.RungCarriedOut(rung, PACK, notice));
            carriedOut.add(rung);
        }

        private void pay(Money amount) {
            facts = facts(facts.open().minus(amount.min(facts.open())), facts.insurerPending());
        }

        private void insurerPending(boolean pending) {
            facts = facts(facts.open(), pending);
        }

        private Followed facts(Money open, boolean pending) {
            return new Followed(
                    facts.treatmentEndedAt(), facts.dueAt(), open, facts.debtor(), pending);
        }

        /// From the log alone, at every moment something happened, with and without what came
        /// later.
        private void replay() {
            History read = History.of(List.copyOf(history.events()));
            for (Logged one : history.events()) {
                assertThat(Ladder.at(terms, facts, read, one.at()))
                        .isEqualTo(Ladder.at(terms, facts, history.until(one.at()), one.at()));
            }
        }

        private Instant start(Rung rung) {
            return rung.clock() == FollowUpTerms.Clock.DUE
                    ? facts.dueAt()
                    : facts.treatmentEndedAt();
        }

        private Rung rung(String id) {
            return terms.rungs().stream()
                    .filter(one -> one.id().equals(id))
                    .findFirst()
                    .orElseThrow();
        }

        private void happened(Event event) {
            history = history.plus(now, event);
        }

        private static <T> T oneOf(Random random, T[] values) {
            return List.of(values).get(random.nextInt(values.length));
        }

        private static List<Rung> rungs(Random random) {
            List<Rung> rungs = new ArrayList<>();
            Duration after = Duration.ZERO;
            int count = random.nextInt(1, 6);
            for (int i = 0; i < count; i++) {
                after = after.plus(Duration.ofHours(random.nextInt(0, 400)));
                rungs.add(
                        new Rung(
                                "rung-" + i,
                                oneOf(random, Action.values()),
                                oneOf(random, FollowUpTerms.Clock.values()),
                                after,
                                Duration.ofHours(random.nextInt(0, 100))));
            }
            return rungs;
        }
    }
}
