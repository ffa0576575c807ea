package org.xinyi.visit;

import java.util.Optional;
import org.xinyi.kernel.VisitId;

/// Who was recognised at a desk, for the modules above.
public interface Recognitions {

    Optional<Recognition> find(long recognition);

    /// Uses a recognition up for a visit, in the caller's transaction if there is one: it serves
    /// the first visit that names it, and no other.
    ///
    /// @return whether it serves this one
    boolean use(long recognition, VisitId visit);
}
