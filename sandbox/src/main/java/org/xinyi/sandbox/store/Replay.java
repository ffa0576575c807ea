package org.xinyi.sandbox.store;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;

/// Reads a journal from its beginning. A last line that was not written to its end was never
/// answered; it is dropped.
final class Replay<F> {

    private static final System.Logger LOG = System.getLogger(Replay.class.getName());
    private static final int BUFFER_BYTES = 1 << 20;

    private final Path path;
    private final ObjectReader reader;
    private final Consumer<F> state;

    /// What is read and not told yet: whole lines, then the beginning of one.
    private byte[] buffer = new byte[BUFFER_BYTES];

    private int filled;
    private long lines;

    Replay(Path path, Class<F> type, Consumer<F> state) {
        this.path = path;
        this.reader = Json.MAPPER.readerFor(type);
        this.state = state;
    }

    /// Tells the state every whole line.
    ///
    /// @return where the last whole line ends, in bytes
    long run() throws IOException {
        long end = 0;
        try (InputStream in = Files.newInputStream(path)) {
            int read = in.read(buffer, 0, buffer.length);
            while (read >= 0) {
                filled += read;
                end += tellWholeLines();
                if (filled == buffer.length) {
                    buffer = Arrays.copyOf(buffer, buffer.length * 2);
                }
                read = in.read(buffer, filled, buffer.length - filled);
            }
        }
        if (filled > 0) {
            LOG.log(
                    Level.WARNING,
                    "{0}: dropped a last line that was not written to its end, {1} bytes",
                    path,
                    filled);
        }
        return end;
    }

    /// @return how many bytes the whole lines had
    private int tellWholeLines() {
        int start = 0;
        for (int at = 0; at < filled; at++) {
            if (buffer[at] == '\n') {
                tell(start, at - start);
                start = at + 1;
            }
        }
        System.arraycopy(buffer, start, buffer, 0, filled - start);
        filled -= start;
        return start;
    }

    private void tell(int offset, int length) {
        lines++;
        try {
            F fact = reader.readValue(buffer, offset, length);
            state.accept(fact);
        } catch (JacksonException failure) {
            throw new IllegalStateException(
                    path + " line " + lines + " is not a fact of this twin", failure);
        }
    }
}
