package org.xinyi.kernel;

/// Who is of age: somebody of eighteen whole years, by article 17 of the Civil Code. An age
/// below zero is unknown; such a person is neither.
public final class Adulthood {

    /// In whole years.
    public static final int AGE = 18;

    private Adulthood() {}

    public static boolean isMinor(int age) {
        return age >= 0 && age < AGE;
    }

    public static boolean isAdult(int age) {
        return age >= AGE;
    }
}
