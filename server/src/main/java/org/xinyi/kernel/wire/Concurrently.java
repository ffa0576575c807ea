package org.xinyi.kernel.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.xinyi.kernel.City;

/// Does work that mostly waits for others at the same time, never more than a bound over all who
/// share this object. Runs for the current city.
public final class Concurrently {

    private final Semaphore places;

    /// @param most how much is done at once
    public Concurrently(int most) {
        this.places = new Semaphore(most);
    }

    /// The answers in the order of the items. A single item is done on the caller's thread.
    ///
    /// @throws RuntimeException the first that the work threw, once all of it has ended
    /// @throws IllegalStateException inside a transaction
    public <T, R> List<R> map(List<T> items, Function<T, R> work) {
        Outside.ofAnyTransaction();
        if (items.size() < 2) {
            return items.stream().map(item -> inPlace(item, work)).toList();
        }
        City city = City.current();
        List<Future<R>> futures = new ArrayList<>(items.size());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (T item : items) {
                futures.add(threads.submit(() -> city.call(() -> inPlace(item, work))));
            }
        }
        return futures.stream().map(Concurrently::answer).toList();
    }

    private <T, R> R inPlace(T item, Function<T, R> work) {
        places.acquireUninterruptibly();
        try {
            return work.apply(item);
        } finally {
            places.release();
        }
    }

    private static <R> R answer(Future<R> future) {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while others answered", interrupted);
        }
    }
}
