package org.xinyi.stories;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.xinyi.outside.Sandbox;

/// The outside world of all stories: always at the same place, begun anew for each of them, and
/// gone while a story wants it to be down.
public final class Twins {

    public static final Twins HERE = new Twins();

    private final int port;
    private final AtomicReference<@Nullable Sandbox> running = new AtomicReference<>();

    private Twins() {
        try {
            port = Sandbox.freePort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
    }

    public String at(String path) {
        return URI.create("http://localhost:" + port).resolve(path).toString();
    }

    /// An outside world in which nothing has happened yet.
    public Sandbox anew() {
        Sandbox there = running.get();
        if (there == null) {
            there = Sandbox.start(port);
            running.set(there);
        } else {
            there.post("/anew", Map.of());
        }
        return there;
    }

    public void stop() {
        Sandbox old = running.getAndSet(null);
        if (old != null) {
            old.close();
        }
    }
}
