package org.xinyi.kernel;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// A named reason why something was not done. Each module lists its refusals as records of a sealed
/// interface; the record's components are the facts a caller needs, and its name is the problem
/// type that has a page in `docs/problems/`.
public interface Refusal {

    Category category();

    /// The stable problem type, such as `order-already-executed`.
    default String type() {
        return getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }

    /// What the caller needs to know: the record's components by name; absent when null.
    default Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        RecordComponent[] components = getClass().getRecordComponents();
        if (components == null) {
            return facts;
        }
        for (RecordComponent component : components) {
            Facts.read(component, this).ifPresent(fact -> facts.put(component.getName(), fact));
        }
        return facts;
    }

    /// How a caller should take the refusal; fixes the HTTP status.
    enum Category {
        INVALID(400),
        UNAUTHENTICATED(401),
        FORBIDDEN(403),
        UNKNOWN(404),
        CONFLICT(409),
        GONE(410),
        TOO_LARGE(413),
        UNPROCESSABLE(422),
        TOO_MANY(429),
        FAULT(500),
        UPSTREAM(502),
        BUSY(503);

        private final int status;

        Category(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }
}
