package org.xinyi.kernel;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// One request waiting for its answer.
final class Ticket<I, O> {

    private final I request;
    private final int weight;
    private final CompletableFuture<O> answer = new CompletableFuture<>();

    Ticket(I request, int weight) {
        this.request = request;
        this.weight = weight;
    }

    I request() {
        return request;
    }

    int weight() {
        return weight;
    }

    void answer(O value) {
        answer.complete(value);
    }

    void fail(Throwable failure) {
        answer.completeExceptionally(failure);
    }

    O await() {
        try {
            return answer.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (failed.getCause() instanceof Error cause) {
                throw cause;
            }
            throw failed;
        }
    }
}
