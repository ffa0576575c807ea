package org.xinyi.delinquency;

import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.sql.Requests;

/// Single writes of this module, each done once for its key.
@Component
class DelinquencyWrites {

    private final Requests requests;

    DelinquencyWrites(Requests requests) {
        this.requests = requests;
    }

    /// @param said all that the caller said, the path included
    <A> A once(
            DelinquencyOperation operation,
            String key,
            Object said,
            Class<A> type,
            Supplier<A> work) {
        return requests.once(
                new Requests.Request<>(Acting.current().client(), operation, key, said),
                type,
                _ -> work.get());
    }
}
