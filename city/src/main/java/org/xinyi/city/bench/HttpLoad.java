package org.xinyi.city.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Sends prepared requests on a number of connections, as fast as they are answered or at a
/// fixed rate. At a fixed rate a latency counts from the moment at which a request was due, so
/// that a server that stops for a while is charged for everybody who had to wait.
final class HttpLoad {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final int port;
    private final int connections;

    HttpLoad(int port, int connections) {
        this.port = port;
        this.connections = connections;
    }

    /// @param items done a second
    /// @param latencies of the requests in microseconds, ascending
    record Measured(long items, long[] latencies) {

        long micros(int perThousand) {
            int index = (int) ((long) latencies.length * perThousand / 1_000);
            return latencies[Math.min(index, latencies.length - 1)];
        }
    }

    Measured closed(List<Shot> shots) {
        return run(shots, 0);
    }

    /// @param perSecond requests a second
    Measured open(List<Shot> shots, long perSecond) {
        return run(shots, perSecond);
    }

    private Measured run(List<Shot> shots, long perSecond) {
        Volley volley = new Volley(shots, perSecond);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < Math.min(connections, shots.size()); i++) {
            threads.add(Thread.ofPlatform().start(() -> volley.fire(port)));
        }
        volley.ready(threads.size());
        threads.forEach(HttpLoad::join);
        return volley.measured();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", interrupted);
        }
    }

    /// The requests of one run.
    private static final class Volley {

        private final List<Shot> shots;
        private final long perSecond;
        private final long[] nanos;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicInteger connected = new AtomicInteger();
        private final AtomicLong endedAt = new AtomicLong(Long.MIN_VALUE);
        private final CountDownLatch go = new CountDownLatch(1);
        private volatile long beganAt;
        private volatile @Nullable RuntimeException failure;

        private Volley(List<Shot> shots, long perSecond) {
            this.shots = shots;
            this.perSecond = perSecond;
            this.nanos = new long[shots.size()];
        }

        private void ready(int threads) {
            while (connected.get() < threads && failure == null) {
                LockSupport.parkNanos(100_000);
            }
            beganAt = System.nanoTime();
            go.countDown();
        }

        private void fire(int port) {
            try (Connection connection = new Connection(port)) {
                connected.incrementAndGet();
                go.await();
                for (int i = next.getAndIncrement();
                        i < shots.size() && failure == null;
                        i = next.getAndIncrement()) {
                    long from = dueAt(i);
                    Connection.Reply reply = connection.send(shots.get(i).bytes());
                    long now = System.nanoTime();
                    nanos[i] = now - from;
                    endedAt.accumulateAndGet(now, Math::max);
                    if (!reply.isDone()) {
                        throw new IllegalStateException(
                                "Answered " + reply.status() + ": " + start(reply.text()));
                    }
                }
            } catch (IOException broken) {
                failure = new IllegalStateException("The connection broke", broken);
            } catch (RuntimeException failed) {
                failure = failed;
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        /// When a request is due; waits for it.
        private long dueAt(int i) {
            if (perSecond == 0) {
                return System.nanoTime();
            }
            long due = beganAt + i * SECOND / perSecond;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            return due;
        }

        private Measured measured() {
            RuntimeException failed = failure;
            if (failed != null) {
                throw failed;
            }
            long items = shots.stream().mapToLong(Shot::items).sum();
            long[] micros = Arrays.stream(nanos).map(one -> one / 1_000).sorted().toArray();
            return new Measured(items * SECOND / Math.max(1, endedAt.get() - beganAt), micros);
        }

        private static String start(String text) {
            return text.substring(0, Math.min(300, text.length()));
        }
    }
}
