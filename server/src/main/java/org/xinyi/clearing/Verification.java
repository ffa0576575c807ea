package org.xinyi.clearing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.Coded;

/// A verification that was started.
///
/// @param done how many checks are over
/// @param result null until it is done
record Verification(
        long id,
        State state,
        Instant startedAt,
        @Nullable Instant endedAt,
        int done,
        int total,
        @Nullable Verified result) {

    enum State implements Coded {
        RUNNING(1),
        DONE(2),
        /// It ended with a fault of ours; start another.
        FAILED(3);

        private final int code;

        State(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }
    }
}
