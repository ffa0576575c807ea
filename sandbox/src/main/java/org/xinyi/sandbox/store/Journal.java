package org.xinyi.sandbox.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import tools.jackson.databind.ObjectWriter;

/// The facts of one twin, in the order in which they happened, one JSON line each. At the start
/// they are told again to the state; a twin answers only after [#flush], so that the end of the
/// process loses nothing that was answered.
///
/// @param <F> a sealed interface of records, or one record
public final class Journal<F> implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final byte LINE_END = '\n';

    private final FileChannel file;
    private final Consumer<F> state;
    private final ObjectWriter writer;
    private final Object writing = new Object();

    private LineBuffer waiting = new LineBuffer(BUFFER_BYTES);
    private LineBuffer spare = new LineBuffer(BUFFER_BYTES);
    private volatile long recorded;
    private volatile long written;
    private volatile boolean broken;

    private Journal(FileChannel file, Class<F> type, Consumer<F> state) {
        this.file = file;
        this.state = state;
        this.writer = Json.MAPPER.writerFor(type);
    }

    /// Opens the journal of a folder and tells the state everything that it holds.
    ///
    /// @throws IllegalStateException when another process has it open, or a line is not a fact
    public static <F> Journal<F> open(Path folder, Class<F> type, Consumer<F> state) {
        Path path = folder.resolve("journal.jsonl");
        try {
            Files.createDirectories(folder);
            FileChannel file =
                    FileChannel.open(
                            path,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            requireAlone(file, path);
            long end = new Replay<>(path, type, state).run();
            file.truncate(end);
            file.position(end);
            return new Journal<>(file, type, state);
        } catch (IOException failure) {
            throw new UncheckedIOException("The journal " + path + " cannot be opened", failure);
        }
    }

    /// Tells the state a new fact and keeps it. The caller holds the lock of the state, so that
    /// the journal has the order in which the state changed.
    public void record(F fact) {
        if (broken) {
            throw new IllegalStateException(
                    "The journal could not be written; restart the sandbox");
        }
        byte[] line = writer.writeValueAsBytes(fact);
        state.accept(fact);
        synchronized (this) {
            waiting.add(line);
            recorded++;
        }
    }

    /// Returns once everything recorded so far is with the operating system. Callers that wait
    /// meanwhile share one write.
    public void flush() {
        long wanted = recorded;
        if (written >= wanted) {
            return;
        }
        synchronized (writing) {
            if (written < wanted) {
                writeWaiting();
            }
        }
    }

    @Override
    public void close() {
        flush();
        try {
            file.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void writeWaiting() {
        LineBuffer full;
        long upTo;
        synchronized (this) {
            full = waiting;
            waiting = spare;
            spare = full;
            upTo = recorded;
        }
        try {
            ByteBuffer lines = full.content();
            while (lines.hasRemaining()) {
                file.write(lines);
            }
            full.clear();
            written = upTo;
        } catch (IOException failure) {
            broken = true;
            throw new UncheckedIOException(failure);
        }
    }

    private static void requireAlone(FileChannel file, Path path) throws IOException {
        try {
            FileLock lock = file.tryLock();
            if (lock != null) {
                return;
            }
        } catch (OverlappingFileLockException open) {
            throw new IllegalStateException("Another sandbox has " + path + " open", open);
        }
        throw new IllegalStateException("Another sandbox has " + path + " open");
    }

    /// Bytes that keep their room when they are cleared.
    private static final class LineBuffer {

        private byte[] bytes;
        private int length;

        private LineBuffer(int capacity) {
            bytes = new byte[capacity];
        }

        private void add(byte[] line) {
            int needed = length + line.length + 1;
            if (needed > bytes.length) {
                bytes = java.util.Arrays.copyOf(bytes, Math.max(needed, bytes.length * 2));
            }
            System.arraycopy(line, 0, bytes, length, line.length);
            bytes[needed - 1] = LINE_END;
            length = needed;
        }

        private ByteBuffer content() {
            return ByteBuffer.wrap(bytes, 0, length);
        }

        private void clear() {
            length = 0;
            if (bytes.length > BUFFER_BYTES * 16) {
                bytes = new byte[BUFFER_BYTES];
            }
        }
    }
}
