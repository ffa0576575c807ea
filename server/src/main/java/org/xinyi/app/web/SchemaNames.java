package org.xinyi.app.web;

import io.swagger.v3.core.jackson.TypeNameResolver;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Names the schemas of the OpenAPI document. Simple names are not enough: several modules have a
/// `View`, and one would stand in the document for all of them. So a nested type carries the name
/// of the type around it: `CreditLineView`, and `SettlementRequest` of `SettlementController`.
final class SchemaNames extends TypeNameResolver {

    private static final String CONTROLLER = "Controller";

    private final Map<String, Class<?>> named = new ConcurrentHashMap<>();

    @Override
    protected String nameForClass(Class<?> type, Set<Options> options) {
        if (!type.getName().startsWith("org.xinyi.")) {
            return super.nameForClass(type, options);
        }
        String name = name(type);
        Class<?> other = named.putIfAbsent(name, type);
        if (other != null && other != type) {
            throw new IllegalStateException(
                    "Both %s and %s are called %s in the API; rename one"
                            .formatted(other.getName(), type.getName(), name));
        }
        return name;
    }

    private static String name(Class<?> type) {
        String simple = type.getSimpleName();
        @Nullable Class<?> around = type.getDeclaringClass();
        if (around == null) {
            return simple;
        }
        String outer = name(around);
        String prefix =
                outer.endsWith(CONTROLLER)
                        ? outer.substring(0, outer.length() - CONTROLLER.length())
                        : outer;
        return simple.startsWith(prefix) ? simple : prefix + simple;
    }
}
