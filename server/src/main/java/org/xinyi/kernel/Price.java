package org.xinyi.kernel;

import java.math.BigInteger;

/// The price of one unit of an item.
///
/// @param micros millionths of a yuan, six decimal places as the insurer's field `pric(16,6)`
public record Price(long micros) {

    private static final int PLACES = 6;
    private static final long MICROS_TIMES_TEN_THOUSANDTHS_PER_FEN = 100_000_000L;

    public Price {
        if (micros < 0) {
            throw new IllegalArgumentException("A price is never negative");
        }
    }

    /// @throws IllegalArgumentException for a sign, an exponent or a seventh decimal place
    public static Price parse(String decimal) {
        return new Price(Decimals.parse(decimal, PLACES, "A price"));
    }

    /// The amount for a quantity, rounded half up to the fen, once.
    public Money times(Quantity quantity) {
        long high = Math.multiplyHigh(micros, quantity.tenThousandths());
        long low = micros * quantity.tenThousandths();
        if (high == 0 && low >= 0) {
            return Money.ofFen(halfUp(low));
        }
        BigInteger exact =
                BigInteger.valueOf(micros).multiply(BigInteger.valueOf(quantity.tenThousandths()));
        BigInteger unit = BigInteger.valueOf(MICROS_TIMES_TEN_THOUSANDTHS_PER_FEN);
        return Money.ofFen(exact.add(unit.shiftRight(1)).divide(unit).longValueExact());
    }

    /// Whether the amount for a quantity is not larger than this one.
    public boolean isWithin(Quantity quantity, Money most) {
        long high = Math.multiplyHigh(micros, quantity.tenThousandths());
        long low = micros * quantity.tenThousandths();
        return high == 0 && low >= 0 && halfUp(low) <= most.fen();
    }

    private static long halfUp(long product) {
        long fen = product / MICROS_TIMES_TEN_THOUSANDTHS_PER_FEN;
        long rest = product % MICROS_TIMES_TEN_THOUSANDTHS_PER_FEN;
        return rest * 2 >= MICROS_TIMES_TEN_THOUSANDTHS_PER_FEN ? fen + 1 : fen;
    }

    @Override
    public String toString() {
        return Decimals.format(micros, PLACES);
    }
}
