package org.xinyi.payment;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xinyi.kernel.City;

/// Asks about several things at the same time, in the current city. What fails is left for its next
/// turn.
final class Alongside {

    private static final Logger LOG = LoggerFactory.getLogger(Alongside.class);

    private Alongside() {}

    /// Returns when all are done.
    static <T> void each(List<T> items, Consumer<T> work) {
        City city = City.current();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (T item : items) {
                threads.execute(() -> city.run(() -> attempt(item, work)));
            }
        }
    }

    private static <T> void attempt(T item, Consumer<T> work) {
        try {
            work.accept(item);
        } catch (RuntimeException failure) {
            LOG.warn("{} failed and will be tried again", item, failure);
        }
    }
}
