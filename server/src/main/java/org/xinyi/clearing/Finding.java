package org.xinyi.clearing;

import org.xinyi.kernel.Money;

/// A difference, explained or not.
///
/// @param check that found it
/// @param kind the name of what explains it; `difference` or `broken` when nothing does
/// @param explanation the fact that proves it; empty when it is not explained
record Finding(
        String check, String kind, String subject, Money ours, Money theirs, String explanation) {

    static final String DIFFERENCE = "difference";
    static final String BROKEN = "broken";

    boolean isExplained() {
        return !kind.equals(DIFFERENCE) && !kind.equals(BROKEN);
    }
}
