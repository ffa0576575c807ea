package org.xinyi.outside;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Another house's system in this process, over real HTTP, that misbehaves on demand.
public abstract class FakeHouse implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch end = new CountDownLatch(1);
    private final Map<String, Deque<Mishap>> mishaps = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();

    /// One request.
    public record Request(String method, URI address, HeaderLines headers, byte[] body) {

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /// Reads a header; empty when it was not sent.
    public interface HeaderLines {
        String get(String name);
    }

    public record Answer(int status, String body) {}

    @SuppressWarnings("this-escape")
    protected FakeHouse() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /// What the call is called when mishaps and calls are counted.
    protected abstract String operation(Request request);

    /// @param wrong whether the answer must carry one fen too much
    protected abstract Answer answer(Request request, boolean wrong);

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// The next calls of this operation meet these, one each.
    public void next(String operation, Mishap... kinds) {
        Deque<Mishap> queue = mishaps.computeIfAbsent(operation, _ -> new ArrayDeque<>());
        synchronized (queue) {
            queue.addAll(java.util.List.of(kinds));
        }
    }

    public int calls(String operation) {
        AtomicInteger count = calls.get(operation);
        return count == null ? 0 : count.get();
    }

    public int allCalls() {
        return calls.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private Mishap mishap(String operation) {
        Deque<Mishap> queue = mishaps.get(operation);
        if (queue == null) {
            return Mishap.NONE;
        }
        synchronized (queue) {
            @Nullable Mishap next = queue.poll();
            return next == null ? Mishap.NONE : next;
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        Request request =
                new Request(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI(),
                        name -> {
                            String value = exchange.getRequestHeaders().getFirst(name);
                            return value == null ? "" : value;
                        },
                        exchange.getRequestBody().readAllBytes());
        String operation = operation(request);
        calls.computeIfAbsent(operation, _ -> new AtomicInteger()).incrementAndGet();
        try (exchange) {
            Mishap mishap = mishap(operation);
            switch (mishap) {
                case REFUSED_BEFORE_EFFECT -> send(exchange, new Answer(503, "{}"));
                case ANSWER_LOST -> {
                    answer(request, false);
                    send(exchange, new Answer(504, ""));
                }
                case CUT -> answer(request, false);
                case SILENT -> {
                    answer(request, false);
                    end.await();
                }
                case GARBLED -> {
                    answer(request, false);
                    send(exchange, new Answer(200, "<html>"));
                }
                case DOUBLED -> {
                    answer(request, false);
                    send(exchange, answer(request, false));
                }
                case NONE, WRONG_SUM -> send(exchange, answer(request, mishap == Mishap.WRONG_SUM));
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
