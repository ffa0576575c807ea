package org.xinyi.kernel;

/// How much of an item: packs, tablets, hours, days.
///
/// @param tenThousandths four decimal places, as the insurer's field `cnt(16,4)`
public record Quantity(long tenThousandths) implements Comparable<Quantity> {

    public static final Quantity ZERO = new Quantity(0);
    public static final Quantity ONE = new Quantity(10_000);

    private static final int PLACES = 4;

    public Quantity {
        if (tenThousandths < 0) {
            throw new IllegalArgumentException("A quantity is never negative");
        }
    }

    public static Quantity of(long whole) {
        return new Quantity(Math.multiplyExact(whole, ONE.tenThousandths));
    }

    /// @throws IllegalArgumentException for a sign, an exponent or a fifth decimal place
    public static Quantity parse(String decimal) {
        return new Quantity(Decimals.parse(decimal, PLACES, "A quantity"));
    }

    public Quantity plus(Quantity other) {
        return new Quantity(Math.addExact(tenThousandths, other.tenThousandths));
    }

    /// @throws IllegalArgumentException when `other` is the larger
    public Quantity minus(Quantity other) {
        return new Quantity(tenThousandths - other.tenThousandths);
    }

    public boolean isZero() {
        return tenThousandths == 0;
    }

    public boolean isMoreThan(Quantity other) {
        return tenThousandths > other.tenThousandths;
    }

    @Override
    public int compareTo(Quantity other) {
        return Long.compare(tenThousandths, other.tenThousandths);
    }

    @Override
    public String toString() {
        return Decimals.format(tenThousandths, PLACES);
    }
}
