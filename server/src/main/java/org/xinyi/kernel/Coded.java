package org.xinyi.kernel;

/// A value of an enum that rows carry as a small number.
public interface Coded {

    int code();

    /// @throws IllegalArgumentException when no value has the code
    static <E extends Enum<E> & Coded> E of(Class<E> type, int code) {
        for (E value : type.getEnumConstants()) {
            if (value.code() == code) {
                return value;
            }
        }
        throw new IllegalArgumentException("No " + type.getSimpleName() + " has the code " + code);
    }
}
