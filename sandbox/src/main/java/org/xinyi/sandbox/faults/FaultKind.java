package org.xinyi.sandbox.faults;

import java.util.EnumSet;
import java.util.Set;

/// What can go wrong with a call, a callback or a file.
public enum FaultKind {
    /// All is well.
    NONE,
    /// The answer comes after a second and a half.
    SLOW,
    /// The effect is there, the answer is not.
    TIMEOUT_AFTER_EFFECT,
    /// Neither effect nor answer.
    ERROR_BEFORE_EFFECT,
    /// A callback or message is sent twice.
    DUPLICATE,
    /// A callback or message comes after later ones.
    OUT_OF_ORDER,
    /// The answer or file carries one fen more; only when forced.
    WRONG_AMOUNT,
    /// The file is there when it is asked for a third time; only when forced.
    MISSING_FILE;

    /// Those that happen by chance.
    static final Set<FaultKind> BY_CHANCE =
            EnumSet.of(SLOW, TIMEOUT_AFTER_EFFECT, ERROR_BEFORE_EFFECT, DUPLICATE, OUT_OF_ORDER);

    /// Those that chance brings upon a call and its answer.
    static final Set<FaultKind> ON_CALLS =
            EnumSet.of(SLOW, TIMEOUT_AFTER_EFFECT, ERROR_BEFORE_EFFECT);

    /// Those that befall what a twin sends by itself.
    static final Set<FaultKind> ON_MESSAGES = EnumSet.of(DUPLICATE, OUT_OF_ORDER);
}
