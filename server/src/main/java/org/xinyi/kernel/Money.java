package org.xinyi.kernel;

import java.util.Collection;
import java.util.function.Function;
import java.util.regex.Pattern;

/// An amount of renminbi in fen, exact or it throws. Negative amounts appear only as differences.
///
/// @param fen hundredths of a yuan
public record Money(long fen) implements Comparable<Money> {

    public static final Money ZERO = new Money(0);

    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,13}\\.\\d{2}");

    public static Money ofFen(long fen) {
        return fen == 0 ? ZERO : new Money(fen);
    }

    /// Reads a decimal string with exactly two places, such as `128.50`.
    ///
    /// @throws IllegalArgumentException when the text has another form
    public static Money parse(String decimal) {
        if (!DECIMAL.matcher(decimal).matches()) {
            throw new IllegalArgumentException(
                    "An amount is written with two decimal places, such as 128.50, not " + decimal);
        }
        return ofFen(Long.parseLong(decimal.replace(".", "")));
    }

    public static <T> Money sum(Collection<T> items, Function<T, Money> amount) {
        long total = 0;
        for (T item : items) {
            total = Math.addExact(total, amount.apply(item).fen);
        }
        return ofFen(total);
    }

    public Money plus(Money other) {
        return ofFen(Math.addExact(fen, other.fen));
    }

    public Money minus(Money other) {
        return ofFen(Math.subtractExact(fen, other.fen));
    }

    public Money negated() {
        return ofFen(Math.negateExact(fen));
    }

    public Money min(Money other) {
        return fen <= other.fen ? this : other;
    }

    public Money max(Money other) {
        return fen >= other.fen ? this : other;
    }

    public boolean isZero() {
        return fen == 0;
    }

    public boolean isPositive() {
        return fen > 0;
    }

    public boolean isNegative() {
        return fen < 0;
    }

    public boolean isMoreThan(Money other) {
        return fen > other.fen;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(fen, other.fen);
    }

    /// The amount as it is written on the wire: `128.50`.
    @Override
    public String toString() {
        return Decimals.format(fen, 2);
    }
}
