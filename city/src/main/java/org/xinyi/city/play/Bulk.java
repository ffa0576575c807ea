package org.xinyi.city.play;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.xinyi.city.wire.Answer;
import org.xinyi.city.wire.Endpoint;
import org.xinyi.city.wire.Json;
import tools.jackson.databind.JsonNode;

/// Sends many of one kind in few requests, and single requests side by side.
final class Bulk implements AutoCloseable {

    private static final int SIDE_BY_SIDE = 16;

    private final Tally tally;
    private final ExecutorService workers;

    Bulk(Tally tally) {
        this(tally, SIDE_BY_SIDE);
    }

    /// @param sideBySide how many requests are made at the same time
    Bulk(Tally tally, int sideBySide) {
        this.tally = tally;
        this.workers = Executors.newFixedThreadPool(sideBySide);
    }

    /// @param path of a bulk request
    /// @param list name of its list
    /// @param size of the largest request
    record To(Endpoint endpoint, String path, String list, int size) {}

    /// Sends all, in requests of limited size side by side.
    ///
    /// @param what the name to count by
    /// @param accepted given each item that was accepted, with what it became
    /// @return the items that were refused
    <T> List<T> send(
            String what,
            To to,
            List<T> items,
            Function<T, ? extends JsonNode> form,
            BiConsumer<T, JsonNode> accepted) {
        List<T> refused = java.util.Collections.synchronizedList(new ArrayList<>());
        List<List<T>> requests = new ArrayList<>();
        for (int from = 0; from < items.size(); from += to.size) {
            requests.add(items.subList(from, Math.min(items.size(), from + to.size)));
        }
        each(
                requests,
                request -> {
                    List<? extends JsonNode> forms = request.stream().map(form).toList();
                    JsonNode results =
                            to.endpoint.make(to.path, Json.list(to.list, forms)).get("results");
                    for (int i = 0; i < request.size(); i++) {
                        JsonNode result = results.get(i);
                        if (result.has("done")) {
                            accepted.accept(request.get(i), result.get("done"));
                        } else {
                            refused.add(request.get(i));
                            tally.refused(what, problem(result.get("problem")));
                        }
                    }
                });
        tally.done(what, items.size() - refused.size());
        return refused;
    }

    /// Does all side by side and waits for the last.
    <T> void each(List<T> items, Consumer<T> work) {
        if (items.size() == 1) {
            work.accept(items.getFirst());
            return;
        }
        List<Future<?>> under = new ArrayList<>(items.size());
        items.forEach(item -> under.add(workers.submit(() -> work.accept(item))));
        for (Future<?> one : under) {
            await(one);
        }
    }

    static String problem(JsonNode problem) {
        return new Answer(problem.path("status").asInt(), problem).problem();
    }

    private static void await(Future<?> one) {
        try {
            one.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", interrupted);
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
