package org.xinyi.kernel.sql;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.ClientId;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.Refusal;
import org.xinyi.kernel.Results;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/// Answers a write that is sent again as it was answered before. The key is chosen by the
/// caller, unique per client and operation; it commits with content, answer and effect.
public final class Requests {

    private static final String SELECT =
            """
            SELECT r.client, r.operation, r.key, r.fingerprint, r.answer
            FROM unnest(?::bigint[], ?::smallint[], ?::uuid[]) AS k (client, operation, key)
            JOIN request r ON (r.client, r.operation, r.key) = (k.client, k.operation, k.key)
            """;

    private static final String INSERT =
            """
            INSERT INTO request (client, operation, key, fingerprint, answer, at)
            SELECT * FROM unnest(
                ?::bigint[], ?::smallint[], ?::uuid[], ?::uuid[], ?::text[], ?::timestamptz[])
            ON CONFLICT DO NOTHING
            """;

    private static final int ATTEMPTS_MAX = 5;

    private final Sql sql;
    private final JsonMapper json;
    private final BusinessClock clock;

    public Requests(Sql sql, JsonMapper json, BusinessClock clock) {
        this.sql = sql;
        this.json = json;
        this.clock = clock;
    }

    /// One write as its caller sent it.
    ///
    /// @param key up to 64 characters, chosen by the caller
    /// @param content what is to be done
    /// @param said what the caller said, whose text form is compared when the key comes again
    public record Request<C>(
            ClientId client, Operation operation, String key, C content, Object said) {

        public Request(ClientId client, Operation operation, String key, C content) {
            this(client, operation, key, content, content);
        }
    }

    /// How an answer is kept: short, and enough to give it again.
    public interface Form<C, A> {

        String write(A answer);

        A read(C content, String text);
    }

    /// The same key came before with other content.
    public record IdempotencyKeyReused(String key) implements Refusal {
        @Override
        public Category category() {
            return Category.UNPROCESSABLE;
        }
    }

    /// Does the work for the requests that are new, in one transaction with their keys, and
    /// answers the others as before. Answers stand in the order of the requests.
    public <C, A> List<Outcome<A>> answer(
            List<Request<C>> requests, Form<C, A> form, Function<List<Request<C>>, List<A>> work) {
        return sql.inTransaction(
                () -> {
                    Map<Slot, Kept> kept = kept(requests);
                    Map<Slot, Request<C>> fresh = new LinkedHashMap<>();
                    for (Request<C> request : requests) {
                        Slot slot = Slot.of(request);
                        if (!kept.containsKey(slot)) {
                            fresh.putIfAbsent(slot, request);
                        }
                    }
                    List<Request<C>> todo = List.copyOf(fresh.values());
                    List<A> answers = todo.isEmpty() ? List.of() : work.apply(todo);
                    Map<Slot, A> done = new HashMap<>();
                    for (int i = 0; i < todo.size(); i++) {
                        done.put(Slot.of(todo.get(i)), answers.get(i));
                    }
                    keep(todo, answers, form);
                    List<Outcome<A>> outcomes = new ArrayList<>(requests.size());
                    for (Request<C> request : requests) {
                        outcomes.add(outcome(request, form, kept, fresh, done));
                    }
                    return outcomes;
                });
    }

    /// Answers to lists, kept as JSON.
    public <C, R> Form<C, Results<R>> resultsOf(Class<R> type) {
        JavaType results = json.getTypeFactory().constructParametricType(Results.class, type);
        return new Form<>() {
            @Override
            public String write(Results<R> answer) {
                return json.writeValueAsString(answer);
            }

            @Override
            public Results<R> read(C content, String text) {
                return json.readValue(text, results);
            }
        };
    }

    /// One write whose answer is kept as JSON.
    public <C, A> A once(Request<C> request, Class<A> type, Function<C, A> work) {
        Form<C, A> form =
                new Form<>() {
                    @Override
                    public String write(A answer) {
                        return json.writeValueAsString(answer);
                    }

                    @Override
                    public A read(C content, String text) {
                        return json.readValue(text, type);
                    }
                };
        for (int attempt = 1; ; attempt++) {
            try {
                return answer(
                                List.of(request),
                                form,
                                fresh -> List.of(work.apply(fresh.getFirst().content())))
                        .getFirst()
                        .orThrow();
            } catch (TransientDataAccessException again) {
                if (attempt == ATTEMPTS_MAX) {
                    throw again;
                }
            }
        }
    }

    /// The same for whoever is acting.
    ///
    /// @param said all that the caller said, the path included
    public <A> A once(
            Operation operation, String key, Object said, Class<A> type, Supplier<A> work) {
        return once(
                new Request<>(Acting.current().client(), operation, key, said),
                type,
                _ -> work.get());
    }

    private static <C, A> Outcome<A> outcome(
            Request<C> request,
            Form<C, A> form,
            Map<Slot, Kept> kept,
            Map<Slot, Request<C>> fresh,
            Map<Slot, A> done) {
        Slot slot = Slot.of(request);
        UUID fingerprint = fingerprint(request.said());
        Kept before = kept.get(slot);
        if (before != null) {
            return before.fingerprint.equals(fingerprint)
                    ? Outcome.done(form.read(request.content(), before.answer))
                    : Outcome.refused(new IdempotencyKeyReused(request.key()));
        }
        Request<C> first = fresh.get(slot);
        A answer = done.get(slot);
        if (first == null || answer == null) {
            throw new IllegalStateException("No answer for " + slot);
        }
        return fingerprint(first.said()).equals(fingerprint)
                ? Outcome.done(answer)
                : Outcome.refused(new IdempotencyKeyReused(request.key()));
    }

    private <C> Map<Slot, Kept> kept(List<Request<C>> requests) {
        Map<Slot, Kept> kept = new HashMap<>();
        sql.over(requests)
                .ids(Request::client)
                .shorts(request -> request.operation().code())
                .texts(request -> Slot.of(request).key.toString())
                .query(
                        SELECT,
                        (row, _) -> {
                            kept.put(
                                    new Slot(
                                            row.getLong("client"),
                                            row.getInt("operation"),
                                            row.getObject("key", UUID.class)),
                                    new Kept(
                                            row.getObject("fingerprint", UUID.class),
                                            row.getString("answer")));
                            return kept;
                        });
        return kept;
    }

    private <C, A> void keep(List<Request<C>> requests, List<A> answers, Form<C, A> form) {
        if (requests.size() != answers.size()) {
            throw new IllegalStateException(
                    "Answered " + answers.size() + " of " + requests.size() + " requests");
        }
        Instant now = clock.now();
        List<Row<C>> rows = new ArrayList<>(requests.size());
        for (int i = 0; i < requests.size(); i++) {
            rows.add(new Row<>(requests.get(i), form.write(answers.get(i))));
        }
        int inserted =
                sql.over(rows)
                        .ids(row -> row.request.client())
                        .shorts(row -> row.request.operation().code())
                        .texts(row -> Slot.of(row.request).key.toString())
                        .texts(row -> fingerprint(row.request.said()).toString())
                        .texts(Row::answer)
                        .instants(_ -> now)
                        .update(INSERT);
        if (inserted != rows.size()) {
            throw new ConcurrencyFailureException("The same request is being answered elsewhere");
        }
    }

    private static UUID fingerprint(Object content) {
        return digest(content.toString());
    }

    private static UUID digest(String text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            ByteBuffer halves = ByteBuffer.wrap(hash);
            return new UUID(halves.getLong(), halves.getLong());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every JDK has SHA-256", missing);
        }
    }

    private record Slot(long client, int operation, UUID key) {
        static Slot of(Request<?> request) {
            return new Slot(
                    request.client().value(), request.operation().code(), digest(request.key()));
        }
    }

    private record Kept(UUID fingerprint, String answer) {}

    private record Row<C>(Request<C> request, String answer) {}
}
