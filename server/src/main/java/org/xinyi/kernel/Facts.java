package org.xinyi.kernel;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Optional;

/// Reads the facts out of a refusal's record.
final class Facts {

    private Facts() {}

    static Optional<Object> read(RecordComponent component, Refusal refusal) {
        try {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            Object value = accessor.invoke(refusal);
            return Optional.ofNullable(value instanceof Id id ? Long.valueOf(id.value()) : value);
        } catch (ReflectiveOperationException hidden) {
            throw new IllegalStateException("A refusal hides " + component, hidden);
        }
    }
}
