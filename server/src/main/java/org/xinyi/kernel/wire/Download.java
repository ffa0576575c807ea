package org.xinyi.kernel.wire;

import java.util.List;

/// A file or list that another house keeps ready, to compare our books with.
public sealed interface Download<T> {

    record Present<T>(List<T> rows) implements Download<T> {

        public Present {
            rows = List.copyOf(rows);
        }
    }

    /// The other house has none, or none yet.
    record Missing<T>() implements Download<T> {}

    /// It is not what was agreed.
    ///
    /// @param why names the line
    record Unreadable<T>(String why) implements Download<T> {}

    /// It can be read and contradicts itself: nothing of it is believed.
    record TotalsDisagree<T>(String why) implements Download<T> {}

    /// No answer. Ask again.
    record Unreachable<T>(String reason) implements Download<T> {}
}
