package org.xinyi.kernel;

import org.jspecify.annotations.Nullable;

/// Where a page of rows that are ordered by two numbers has ended; over the wire `12:345`.
public record PageMark(long first, long second) {

    /// What a request may say.
    public static final String PATTERN = "\\d{1,18}:\\d{1,18}";

    private static final PageMark BEGINNING = new PageMark(0, -1);

    /// Reads what [#toString] wrote.
    ///
    /// @param mark matches [#PATTERN]; null: the beginning
    public static PageMark of(@Nullable String mark) {
        if (mark == null) {
            return BEGINNING;
        }
        int middle = mark.indexOf(':');
        return new PageMark(
                Long.parseLong(mark.substring(0, middle)),
                Long.parseLong(mark.substring(middle + 1)));
    }

    @Override
    public String toString() {
        return first + ":" + second;
    }
}
