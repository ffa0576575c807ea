package org.xinyi.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xinyi.sandbox.store.Json;
import org.xinyi.sandbox.web.Call;
import org.xinyi.sandbox.web.Front;
import org.xinyi.sandbox.web.Handler;
import org.xinyi.sandbox.web.Reply;

/// The outside world behind one port. `POST /anew` forgets all that has happened in it.
final class RunningSandbox implements AutoCloseable {

    private final Options options;
    private final Clock wall;
    private final Front front;
    private volatile World world;

    private RunningSandbox(Options options, Clock wall) {
        this.options = options;
        this.wall = wall;
        world = new World(options, wall);
        front = new Front(this::house);
        front.start(options.host(), options.port());
    }

    static RunningSandbox start(Options options, Clock wall) {
        return new RunningSandbox(options, wall);
    }

    private @Nullable Handler house(String name) {
        return name.equals("anew") ? this::anew : world.house(name);
    }

    /// Calls that are under way end in an error, as if the process had been ended.
    private synchronized Reply anew(Call call) {
        if (!call.method().equals("POST")) {
            return Reply.error(405, "METHOD_NOT_ALLOWED", "POST");
        }
        world.close();
        forget(options.data());
        world = new World(options, wall);
        return Reply.json(Json.object().put("status", "UP"));
    }

    private static void forget(Path data) {
        try (Stream<Path> folders = Files.list(data)) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                delete(folder);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : deepestFirst) {
            Files.delete(each);
        }
    }

    int port() {
        return front.port();
    }

    String address() {
        return "http://localhost:" + port();
    }

    @Override
    public void close() {
        front.close();
        world.close();
    }
}
