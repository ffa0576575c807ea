package org.xinyi.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatcherTests {

    private static final City CITY = new City("here");
    private static final Batcher.Limits ONE_LANE = new Batcher.Limits(100, 10, 1, 3, true);

    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final List<List<String>> batches = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch firstIsIn = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @AfterEach
    void endCallers() {
        goOn.countDown();
        callers.close();
    }

    @Test
    void whatArrivesWhileABatchIsAtWorkSharesTheNext() {
        Batcher<String, String> batcher = batcher(ONE_LANE, this::holdingTheFirst);
        CompletableFuture<String> first = submit(batcher, "first");
        await(firstIsIn);
        List<CompletableFuture<String>> others = submitAndQueue(batcher, "a", "b", "c");
        goOn.countDown();

        assertThat(first.join()).isEqualTo("FIRST");
        assertThat(others.stream().map(CompletableFuture::join)).containsExactly("A", "B", "C");
        assertThat(batches).hasSize(2);
        assertThat(batches.getLast()).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void aPoisonedRequestFailsAlone() {
        Batcher<String, String> batcher =
                batcher(
                        ONE_LANE,
                        batch -> {
                            List<String> answers = holdingTheFirst(batch);
                            if (batch.contains("poison")) {
                                throw new IllegalStateException("poisoned");
                            }
                            return answers;
                        });
        CompletableFuture<String> first = submit(batcher, "first");
        await(firstIsIn);
        List<CompletableFuture<String>> others =
                submitAndQueue(batcher, "a", "b", "poison", "c", "d");
        goOn.countDown();

        assertThat(first.join()).isEqualTo("FIRST");
        for (int i : List.of(0, 1, 3, 4)) {
            assertThat(others.get(i).join()).isNotEmpty();
        }
        assertThatThrownBy(others.get(2)::join).hasMessageContaining("poisoned");
    }

    @Test
    void aTransientFailureIsTriedAgainWithTheSameRequests() {
        Batcher<String, String> batcher =
                batcher(
                        ONE_LANE,
                        batch -> {
                            batches.add(batch);
                            if (batches.size() < 3) {
                                throw new IllegalArgumentException("deadlock");
                            }
                            return upper(batch);
                        });

        assertThat(CITY.call(() -> batcher.submit("again"))).isEqualTo("AGAIN");
        assertThat(batches).containsExactly(List.of("again"), List.of("again"), List.of("again"));
    }

    @Test
    void beyondTheQueueCallersAreAskedToComeBack() {
        Batcher<String, String> batcher = batcher(ONE_LANE, this::holdingTheFirst);
        CompletableFuture<String> first = submit(batcher, "first");
        await(firstIsIn);
        assertThat(first).isNotDone();
        submitAndQueue(batcher, "1", "2", "3", "4", "5", "6", "7", "8", "9", "10");

        assertThatThrownBy(() -> CITY.call(() -> batcher.submit("too many")))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> {
                            assertThat(refused.refusal()).isEqualTo(new Batcher.ServerBusy(1));
                            assertThat(refused.refusal().category())
                                    .isEqualTo(Refusal.Category.BUSY);
                        });
    }

    @Test
    void withoutGroupingEachRequestIsABatchOnItsCallersThread() {
        Thread caller = Thread.currentThread();
        Batcher<String, String> batcher =
                batcher(
                        ONE_LANE.withGrouping(false),
                        batch -> {
                            assertThat(Thread.currentThread()).isSameAs(caller);
                            return upper(batch);
                        });

        assertThat(batcher.submit("alone")).isEqualTo("ALONE");
    }

    private static Batcher<String, String> batcher(
            Batcher.Limits limits, Function<List<String>, List<String>> work) {
        return new Batcher<>(
                "test",
                limits,
                _ -> 1,
                work,
                failure -> failure instanceof IllegalArgumentException);
    }

    private List<String> holdingTheFirst(List<String> batch) {
        batches.add(batch);
        if (batch.contains("first")) {
            firstIsIn.countDown();
            await(goOn);
        }
        return upper(batch);
    }

    private static List<String> upper(List<String> batch) {
        return batch.stream().map(text -> text.toUpperCase(java.util.Locale.ROOT)).toList();
    }

    private CompletableFuture<String> submit(Batcher<String, String> batcher, String request) {
        return CompletableFuture.supplyAsync(
                () -> CITY.call(() -> batcher.submit(request)), callers);
    }

    /// Returns once all of them wait in the queue.
    private List<CompletableFuture<String>> submitAndQueue(
            Batcher<String, String> batcher, String... requests) {
        List<CompletableFuture<String>> answers = new ArrayList<>();
        for (String request : requests) {
            Thread[] waiting = new Thread[1];
            CountDownLatch started = new CountDownLatch(1);
            answers.add(
                    CompletableFuture.supplyAsync(
                            () -> {
                                waiting[0] = Thread.currentThread();
                                started.countDown();
                                return CITY.call(() -> batcher.submit(request));
                            },
                            callers));
            await(started);
            while (waiting[0].getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        }
        return answers;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
