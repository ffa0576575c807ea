package org.xinyi.kernel;

import java.time.Instant;

/// Work that falls due within the day, such as a reminder 24 hours after treatment. Called whenever
/// business time has moved on; does what is due by `now` and not yet done.
public interface TimedWork {

    void run(Instant now);
}
