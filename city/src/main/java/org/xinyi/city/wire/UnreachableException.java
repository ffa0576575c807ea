package org.xinyi.city.wire;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// A server did not answer, several times over.
public final class UnreachableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnreachableException(URI uri, @Nullable Throwable cause) {
        super(uri + " does not answer", cause);
    }
}
