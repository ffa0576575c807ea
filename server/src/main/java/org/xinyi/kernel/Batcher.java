package org.xinyi.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/// Merges the requests that arrive while the previous batch commits into one list, so that an idle
/// system answers at once and a busy one works in large batches. Works per city; callers wait on
/// their own (virtual) thread until the transaction that holds their request has committed.
///
/// A transient failure (deadlock, serialization) is tried again with the same requests. Any other
/// failure of a batch is bisected, so that one poisonous request fails alone.
///
/// @param <I> one request, itself usually a list of items
/// @param <O> its answer
public final class Batcher<I, O> implements AutoCloseable {

    /// The bounds of a batcher.
    ///
    /// @param batchWeightMax items in one transaction; a single larger request still goes alone
    /// @param queueWeightMax items waiting; beyond it callers get [ServerBusy]
    /// @param lanes transactions at the same time per city
    /// @param attemptsMax how often a batch is tried when it fails transiently
    /// @param grouping off: one transaction per request on the caller's thread, the baseline
    public record Limits(
            int batchWeightMax, int queueWeightMax, int lanes, int attemptsMax, boolean grouping) {

        public static Limits standard() {
            return new Limits(500, 50_000, 2, 8, true);
        }

        public Limits withLanes(int count) {
            return new Limits(batchWeightMax, queueWeightMax, count, attemptsMax, grouping);
        }

        public Limits withGrouping(boolean on) {
            return new Limits(batchWeightMax, queueWeightMax, lanes, attemptsMax, on);
        }
    }

    /// More waits than the server will take on; ask again after the stated seconds.
    public record ServerBusy(int retryAfterSeconds) implements Refusal {
        @Override
        public Category category() {
            return Category.BUSY;
        }
    }

    private static final int RETRY_AFTER_SECONDS = 1;
    private static final int BACKOFF_MS_MAX = 20;

    private final String name;
    private final Limits limits;
    private final ToIntFunction<I> weight;
    private final Function<List<I>, List<O>> work;
    private final Predicate<RuntimeException> isTransient;
    private final Map<City, Lanes<I, O>> lanesByCity = new ConcurrentHashMap<>();

    /// @param work answers each request of the list, in order, in one transaction
    /// @param isTransient whether the same batch may succeed when tried again
    public Batcher(
            String name,
            Limits limits,
            ToIntFunction<I> weight,
            Function<List<I>, List<O>> work,
            Predicate<RuntimeException> isTransient) {
        this.name = name;
        this.limits = limits;
        this.weight = weight;
        this.work = work;
        this.isTransient = isTransient;
    }

    /// Answers once the transaction that holds the request has committed.
    ///
    /// @throws RefusedException with [ServerBusy] when the queue is full
    public O submit(I request) {
        Ticket<I, O> ticket = new Ticket<>(request, weight.applyAsInt(request));
        if (limits.grouping) {
            lanesByCity.computeIfAbsent(City.current(), this::startLanes).put(ticket);
        } else {
            answer(List.of(ticket));
        }
        return ticket.await();
    }

    @Override
    public void close() {
        lanesByCity.values().forEach(Lanes::close);
    }

    private Lanes<I, O> startLanes(City city) {
        Lanes<I, O> lanes = new Lanes<>(limits);
        for (int lane = 1; lane <= limits.lanes; lane++) {
            Thread.ofVirtual()
                    .name(name + "-" + city.code() + "-" + lane)
                    .start(() -> city.run(() -> runLane(lanes)));
        }
        return lanes;
    }

    private void runLane(Lanes<I, O> lanes) {
        List<Ticket<I, O>> batch = lanes.take();
        while (!batch.isEmpty()) {
            answer(batch);
            batch = lanes.take();
        }
    }

    private void answer(List<Ticket<I, O>> batch) {
        try {
            List<O> answers = workWithRetry(batch.stream().map(Ticket::request).toList());
            if (answers.size() != batch.size()) {
                throw new IllegalStateException(
                        name + " answered " + answers.size() + " of " + batch.size());
            }
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).answer(answers.get(i));
            }
        } catch (RuntimeException | Error failure) {
            bisect(batch, failure);
        }
    }

    private void bisect(List<Ticket<I, O>> batch, Throwable failure) {
        if (batch.size() == 1 || failure instanceof Error || isBusy(failure)) {
            batch.forEach(ticket -> ticket.fail(failure));
            return;
        }
        int middle = batch.size() / 2;
        answer(batch.subList(0, middle));
        answer(batch.subList(middle, batch.size()));
    }

    /// What every part of the batch would meet as well.
    private static boolean isBusy(Throwable failure) {
        return failure instanceof RefusedException refused
                && refused.refusal().category() == Refusal.Category.BUSY;
    }

    private List<O> workWithRetry(List<I> requests) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.apply(requests);
            } catch (RuntimeException failure) {
                if (attempt >= limits.attemptsMax || !isTransient.test(failure)) {
                    throw failure;
                }
                backOff(attempt);
            }
        }
    }

    private static void backOff(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(BACKOFF_MS_MAX * attempt));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// The waiting requests of one city.
    private static final class Lanes<I, O> {

        private final Limits limits;
        private final List<Ticket<I, O>> queue = new ArrayList<>();
        private int queuedWeight;
        private boolean closed;

        private Lanes(Limits limits) {
            this.limits = limits;
        }

        private synchronized void put(Ticket<I, O> ticket) {
            if (closed || queuedWeight + ticket.weight() > limits.queueWeightMax) {
                throw new RefusedException(new ServerBusy(RETRY_AFTER_SECONDS));
            }
            queue.add(ticket);
            queuedWeight += ticket.weight();
            notify();
        }

        /// The next batch; empty when closed and drained.
        private synchronized List<Ticket<I, O>> take() {
            try {
                while (queue.isEmpty() && !closed) {
                    wait();
                }
            } catch (InterruptedException interrupted) {
                closed = true;
            }
            int count = 0;
            int batchWeight = 0;
            while (count < queue.size()
                    && (count == 0
                            || batchWeight + queue.get(count).weight() <= limits.batchWeightMax)) {
                batchWeight += queue.get(count).weight();
                count++;
            }
            List<Ticket<I, O>> head = queue.subList(0, count);
            List<Ticket<I, O>> batch = List.copyOf(head);
            head.clear();
            queuedWeight -= batchWeight;
            return batch;
        }

        private synchronized void close() {
            closed = true;
            notifyAll();
        }
    }
}
