package org.xinyi.sandbox.insurer;

/// How large an institution is; the smaller, the more the pool pays.
enum Grade {
    TERTIARY,
    SECONDARY,
    PRIMARY;

    /// By `medinslv`: 3, 2, 1; an institution that names none is tertiary.
    static Grade ofLevel(String level) {
        return switch (level) {
            case "2" -> SECONDARY;
            case "1" -> PRIMARY;
            default -> TERTIARY;
        };
    }
}
