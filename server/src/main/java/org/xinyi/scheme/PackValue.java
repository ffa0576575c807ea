package org.xinyi.scheme;

import org.jspecify.annotations.Nullable;

/// One value of a pack as it was written, with where it comes from.
///
/// @param path such as `repayment.due.after`
/// @param text as written; Chinese and English joined by ` / `
/// @param quote the words of the source, when the file repeats them
record PackValue(
        String path, String text, Provenance.Origin origin, @Nullable String quote, int line) {

    boolean isAssumption() {
        return origin instanceof Provenance.Origin.Assumption;
    }

    /// The first part of the path, such as `repayment`.
    String section() {
        int end = path.indexOf('.');
        return end < 0 ? path : path.substring(0, end);
    }
}
