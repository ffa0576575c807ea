package org.xinyi.visit;

import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Which page of a list a caller wants.
///
/// @param after the last item of the page before; null for the first page
/// @param limit 1 to 200
record PageWanted(@Nullable Long after, int limit) {

    static final int LIMIT_MAX = 200;

    static PageWanted of(@Nullable Long after, int limit) {
        return new PageWanted(after, Math.clamp(limit, 1, LIMIT_MAX));
    }

    /// Cuts what was read, one more than wanted, to the page.
    <T> List<T> cut(List<T> read) {
        return read.size() > limit ? read.subList(0, limit) : read;
    }

    /// Where the next page begins; null at the end.
    <T> @Nullable Long next(List<T> read, ToLongFunction<T> id) {
        return read.size() > limit ? Long.valueOf(id.applyAsLong(read.get(limit - 1))) : null;
    }
}
