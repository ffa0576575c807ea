package org.xinyi.kernel;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Compares two long sequences that are ordered by the same key, holding one element of each.
public final class MergeJoin {

    /// Sees each pair; a side is null where it has nothing under the key.
    public interface Pairs<A, B> {
        void pair(@Nullable A left, @Nullable B right);
    }

    private MergeJoin() {}

    /// @param left ascending and unique by its key
    /// @param right ascending and unique by its key
    public static <A, B> void outer(
            Iterator<A> left,
            ToLongFunction<A> leftKey,
            Iterator<B> right,
            ToLongFunction<B> rightKey,
            Pairs<A, B> pairs) {
        A a = next(left);
        B b = next(right);
        while (a != null || b != null) {
            long ka = a == null ? Long.MAX_VALUE : leftKey.applyAsLong(a);
            long kb = b == null ? Long.MAX_VALUE : rightKey.applyAsLong(b);
            pairs.pair(ka <= kb ? a : null, kb <= ka ? b : null);
            if (ka <= kb) {
                a = next(left);
            }
            if (kb <= ka) {
                b = next(right);
            }
        }
    }

    /// Neighbours with the same key, as one list each.
    public static <T> Iterator<List<T>> grouped(Iterator<T> items, ToLongFunction<T> key) {
        return new Groups<>(items, key);
    }

    private static <T> @Nullable T next(Iterator<T> items) {
        return items.hasNext() ? items.next() : null;
    }

    private static final class Groups<T> implements Iterator<List<T>> {

        private final Iterator<T> items;
        private final ToLongFunction<T> key;
        private @Nullable T ahead;

        private Groups(Iterator<T> items, ToLongFunction<T> key) {
            this.items = items;
            this.key = key;
            this.ahead = MergeJoin.next(items);
        }

        @Override
        public boolean hasNext() {
            return ahead != null;
        }

        @Override
        public List<T> next() {
            T first = ahead;
            if (first == null) {
                throw new NoSuchElementException();
            }
            List<T> group = new ArrayList<>();
            long wanted = key.applyAsLong(first);
            T one = first;
            while (one != null && key.applyAsLong(one) == wanted) {
                group.add(one);
                one = MergeJoin.next(items);
            }
            ahead = one;
            return group;
        }
    }
}
