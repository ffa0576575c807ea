package org.xinyi.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ApplicationContext;
import org.xinyi.Api;
import org.xinyi.NastyDay;
import org.xinyi.kernel.Money;
import tools.jackson.databind.JsonNode;

/// Whatever is done in whatever order, however often, and at the same time: the books stay right.
/// A seed that fails fails again, but for what threads make of it.
class RandomOperationsTests extends Story {

    private static final int THREADS = 4;
    private static final int ROUNDS = 40;
    private static final String LIMIT = "600.00";

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final World world;
    private final Hospital first;
    private final Hospital second;

    RandomOperationsTests(ApplicationContext context) {
        this.world = new World(context, Twins.HERE.anew(), "2020-06-10T09:00");
        this.first = world.hospital();
        this.second = world.hospital("H32070000002", "市二院", "Second Hospital");
    }

    @AfterAll
    void endThreads() {
        threads.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20200610, 42, 4711})
    void theBooksStayRight(long seed) throws InterruptedException {
        Resident insured = world.insured("王小明", 1985);
        Resident uninsured = world.resident("赵六", 1990);
        List<Resident> residents = List.of(insured, uninsured);
        for (Resident one : residents) {
            one.signs("S04");
            world.limit(one.lineId("S04"), LIMIT);
        }
        RandomOperations operations = new RandomOperations(seed, List.of(first, second), residents);
        for (int round = 0; round < ROUNDS; round++) {
            play(operations);
            residents.forEach(RandomOperationsTests::staysWithinTheLimit);
        }
        for (Visit visit : operations.visits()) {
            visit.ends();
            World.eventually(() -> nothingIsUnderWay(visit));
        }
        // What nobody did within three days is closed.
        world.passes(Duration.ofDays(5));
        for (Visit visit : operations.visits()) {
            World.eventually(() -> billedIsWhatWasDone(visit));
        }
        residents.forEach(RandomOperationsTests::staysWithinTheLimit);
        world.everyFenIsExplained();
    }

    /// As many requests as there are threads, some of them twice.
    private void play(RandomOperations operations) throws InterruptedException {
        List<RandomOperations.Request> requests = new ArrayList<>();
        while (requests.size() < THREADS) {
            RandomOperations.Request next = operations.next();
            requests.add(next);
            if (requests.size() % 2 == 1) {
                requests.add(next);
            }
        }
        List<Api.Answer> answers =
                all(requests.stream().<Callable<Api.Answer>>map(one -> one::send).toList());
        for (int i = 0; i < answers.size(); i++) {
            RandomOperations.Request request = requests.get(i);
            operations.learn(request, answers.get(i).expect(200));
            if (request.repeats()) {
                assertThat(request.send().expect(200).body()).isEqualTo(answers.get(i).body());
            }
        }
    }

    private <T> List<T> all(List<Callable<T>> calls) throws InterruptedException {
        List<T> results = new ArrayList<>();
        for (Future<T> one : threads.invokeAll(calls)) {
            try {
                results.add(one.get());
            } catch (ExecutionException failure) {
                throw new AssertionError(failure.getCause());
            }
        }
        return results;
    }

    /// The limit is never cut here, so no hold may ever have passed it.
    private static void staysWithinTheLimit(Resident who) {
        JsonNode line = Objects.requireNonNull(who.line("S04"));
        Money held = Money.parse(line.get("held").asString());
        Money used = Money.parse(line.get("used").asString());
        assertThat(held.plus(used)).isLessThanOrEqualTo(Money.parse(LIMIT));
    }

    private static void nothingIsUnderWay(Visit visit) {
        for (JsonNode settlement : visit.settlements()) {
            assertThat(settlement.get("state").asString()).isIn("POSTED", "REPLACED");
        }
        for (JsonNode line : visit.bill().get("lines")) {
            assertThat(line.get("status").asString()).isNotEqualTo("BILLABLE");
        }
    }

    private static void billedIsWhatWasDone(Visit visit) {
        Money items = Money.ZERO;
        for (JsonNode line : visit.bill().get("lines")) {
            Money billed = Money.parse(line.get("billedAmount").asString());
            assertThat(billed).as(line.toString()).hasToString(line.get("doneAmount").asString());
            if (line.get("done").asString().equals("0.0000")) {
                assertThat(billed).as(line.toString()).isEqualTo(Money.ZERO);
            }
            items = items.plus(billed);
        }
        Money settled = Money.ZERO;
        for (JsonNode one : visit.settlements()) {
            if (one.get("state").asString().equals("POSTED")) {
                settled = settled.plus(Money.parse(one.get("total").asString()));
            }
        }
        assertThat(settled).isEqualTo(items);
    }

    @RepeatedTest(5)
    @NastyDay(19)
    void ofTwoHospitalsAtTheSameMomentOneGetsTheLastFiftyYuan() throws InterruptedException {
        Resident who = world.resident("吴双", 1990);
        who.signs("S04");
        world.limit(who.lineId("S04"), "50.00");
        Visit here = first.receives(who, "S04");
        Visit there = second.receives(who, "S04");
        CyclicBarrier both = new CyclicBarrier(2);
        List<JsonNode> ordered =
                all(
                        List.of(here, there).stream()
                                .<Callable<JsonNode>>map(
                                        visit ->
                                                () -> {
                                                    both.await();
                                                    return visit.ordered(
                                                            Hospital.CONSULTATION, "2.5");
                                                })
                                .toList());
        assertThat(ordered)
                .extracting(one -> one.get("held").asString() + " " + one.get("funding").asString())
                .containsExactlyInAnyOrder("50.00 CREDIT", "0.00 ORDINARY");
        assertThat(who.meter("S04", "held")).isEqualTo("50.00");
        // The other visit goes on.
        here.confirms(ordered.getFirst().get("order").asLong(), "DONE", null);
        there.confirms(ordered.getLast().get("order").asLong(), "DONE", null);
        here.ends();
        there.ends();
        here.settled();
        there.settled();
        assertThat(who.owes()).isEqualTo("100.00");
        assertThat(who.meter("S04", "used")).isEqualTo("50.00");
        world.everyFenIsExplained();
    }
}
