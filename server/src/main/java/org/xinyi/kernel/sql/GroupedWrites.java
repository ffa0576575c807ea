package org.xinyi.kernel.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.CannotCreateTransactionException;
import org.xinyi.kernel.Batcher;
import org.xinyi.kernel.ClientId;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.Results;
import org.xinyi.kernel.sql.Requests.Request;

/// Writes that come as lists, or one by one, and are done as long lists: requests that wait for the
/// same commit share one transaction, and each is answered once for its idempotency key.
///
/// @param <I> an item of a request
/// @param <R> what an item comes to
public final class GroupedWrites<I, R> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GroupedWrites.class);

    private final Operation operation;
    private final Requests requests;
    private final Requests.Form<List<I>, Results<R>> form;
    private final Function<List<I>, List<Outcome<R>>> work;
    private final Batcher<Request<List<I>>, Outcome<Results<R>>> batcher;

    /// @param type what an item comes to, as it is kept for a repeated request
    /// @param work does a list in the transaction it is called in; answers in list order
    public GroupedWrites(
            Operation operation,
            Requests requests,
            Batcher.Limits limits,
            Class<R> type,
            Function<List<I>, List<Outcome<R>>> work) {
        this.operation = operation;
        this.requests = requests;
        this.form = requests.resultsOf(type);
        this.work = work;
        this.batcher =
                new Batcher<>(
                        operation.toString(),
                        limits,
                        request -> Math.max(1, request.content().size()),
                        this::answer,
                        Sql::isTransient);
    }

    /// Answers when the items are committed.
    ///
    /// @param key the caller's idempotency key
    public Results<R> submit(ClientId client, String key, List<I> items) {
        return submit(client, key, items, items);
    }

    /// Answers when the items are committed; for items that hold more than the caller said.
    public Results<R> submit(ClientId client, String key, List<I> items, Object said) {
        return batcher.submit(new Request<>(client, operation, key, items, said)).orThrow();
    }

    @Override
    public void close() {
        batcher.close();
    }

    private List<Outcome<Results<R>>> answer(List<Request<List<I>>> batch) {
        try {
            return requests.answer(batch, form, this::doAll);
        } catch (CannotCreateTransactionException away) {
            LOG.warn("{}: {}", operation, away.toString());
            throw new RefusedException(new DatabaseAway());
        }
    }

    private List<Results<R>> doAll(List<Request<List<I>>> fresh) {
        List<I> items = new ArrayList<>();
        fresh.forEach(request -> items.addAll(request.content()));
        List<Outcome<R>> outcomes = work.apply(items);
        List<Results<R>> answers = new ArrayList<>(fresh.size());
        int from = 0;
        for (Request<List<I>> request : fresh) {
            int to = from + request.content().size();
            answers.add(Results.of(outcomes.subList(from, to)));
            from = to;
        }
        return answers;
    }
}
