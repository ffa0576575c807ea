package org.xinyi.clearing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.City;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.RefusedException;

/// Verifications that somebody asks for: first whatever files are there to be had, then all checks,
/// while anybody may read how far it is. One at a time for each city on one server.
@Component
class StartingVerifications {

    private static final Logger LOG = LoggerFactory.getLogger(StartingVerifications.class);

    private final IdSource ids;
    private final ReceivingFiles files;
    private final Verifying verifying;
    private final VerificationTable table;
    private final Map<City, Long> running = new ConcurrentHashMap<>();

    StartingVerifications(
            IdSource ids, ReceivingFiles files, Verifying verifying, VerificationTable table) {
        this.ids = ids;
        this.files = files;
        this.verifying = verifying;
        this.table = table;
    }

    /// @return its number; it is noted and not begun
    long prepare() {
        long id = ids.next();
        Long other = running.putIfAbsent(City.current(), id);
        if (other != null) {
            throw new RefusedException(new ClearingRefusal.VerificationUnderway(other));
        }
        try {
            table.start(id, verifying.total());
            return id;
        } catch (RuntimeException failure) {
            running.remove(City.current());
            throw failure;
        }
    }

    /// Carries out a prepared one.
    void carryOut(long id, Verifying.Depth depth) {
        try {
            files.receiveAll();
            table.done(id, verifying.run(depth, (_, number, _) -> note(id, number)));
        } catch (RuntimeException failure) {
            LOG.error("Verification {} failed", id, failure);
            table.failed(id);
        } finally {
            running.remove(City.current());
        }
    }

    void carryOutInBackground(long id, Verifying.Depth depth) {
        City city = City.current();
        Thread.ofVirtual()
                .name("verification-" + city.code())
                .start(() -> city.run(() -> carryOut(id, depth)));
    }

    /// The checks hold a snapshot, in which nothing can be written: another thread writes.
    private void note(long id, int done) {
        City city = City.current();
        Thread writer = Thread.ofVirtual().start(() -> city.run(() -> table.progress(id, done)));
        try {
            writer.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
