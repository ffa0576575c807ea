package org.xinyi.sandbox.store;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
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
        long lines = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path), BUFFER_BYTES)) {
            Line line = new Line();
            while (line.readFrom(in)) {
                lines++;
                tell(line, lines);
                end += line.size() + 1;
                line.reset();
            }
            if (line.size() > 0) {
                LOG.log(
                        Level.WARNING,
                        "{0}: dropped a last line that was not written to its end, {1} bytes",
                        path,
                        line.size());
            }
        }
        return end;
    }

    private void tell(Line line, long number) {
        try {
            F fact = reader.readValue(line.bytes(), 0, line.size());
            state.accept(fact);
        } catch (JacksonException failure) {
            throw new IllegalStateException(
                    path + " line " + number + " is not a fact of this twin", failure);
        }
    }

    /// One line as it is read; its array is used without a copy.
    private static final class Line extends ByteArrayOutputStream {

        /// @return whether the line has its end
        private boolean readFrom(InputStream in) throws IOException {
            int next = in.read();
            while (next >= 0 && next != '\n') {
                write(next);
                next = in.read();
            }
            return next == '\n';
        }

        private byte[] bytes() {
            return buf;
        }
    }
}
