package org.xinyi.visit;

import java.util.Optional;

/// Who was recognised at a desk, for the modules above.
public interface Recognitions {

    Optional<Recognition> find(long recognition);
}
