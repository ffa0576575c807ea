package org.xinyi.city.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// The server's own code on the same database, called without HTTP.
final class Inside implements AutoCloseable {

    private final Process process;
    private final BufferedWriter to;
    private final BufferedReader from;

    Inside(Street street) {
        try {
            process = street.inside().start();
            to =
                    new BufferedWriter(
                            new OutputStreamWriter(
                                    process.getOutputStream(), StandardCharsets.UTF_8));
            from =
                    new BufferedReader(
                            new InputStreamReader(
                                    process.getInputStream(), StandardCharsets.UTF_8));
            String line = from.readLine();
            while (line != null && !line.equals("ready")) {
                line = from.readLine();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Confirms orders in lists of this size.
    ///
    /// @return items a second
    long rate(String city, int threads, int size, List<Long> orders) {
        try {
            String all = orders.stream().map(String::valueOf).collect(Collectors.joining(","));
            to.write(city + " " + threads + " " + size + " " + all + "\n");
            to.flush();
            String answer = from.readLine();
            if (answer == null) {
                throw new IllegalStateException("The inside has ended; see its log");
            }
            return orders.size() * TimeUnit.SECONDS.toNanos(1) / Long.parseLong(answer);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
