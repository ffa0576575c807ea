package org.xinyi.sandbox.web;

/// Amounts of renminbi in fen, to and from decimal text. Exact or it throws.
public final class Fen {

    private static final int INTEGER_DIGITS_MAX = 13;
    private static final int PER_CENT = 100;

    private Fen() {}

    /// Reads `128.50`, `128.5`, `128`, `-0.01`; more than two places only when they are zeros.
    ///
    /// @throws IllegalArgumentException when the text has another form
    public static long parse(String decimal) {
        int at = decimal.startsWith("-") ? 1 : 0;
        int point = decimal.indexOf('.');
        int integerEnd = point < 0 ? decimal.length() : point;
        if (integerEnd == at || integerEnd - at > INTEGER_DIGITS_MAX) {
            throw notAnAmount(decimal);
        }
        long fen = 0;
        for (int i = at; i < integerEnd; i++) {
            fen = fen * 10 + digit(decimal, i);
        }
        fen = fen * 10 + place(decimal, integerEnd + 1);
        fen = fen * 10 + place(decimal, integerEnd + 2);
        for (int i = integerEnd + 3; i < decimal.length(); i++) {
            if (decimal.charAt(i) != '0') {
                throw notAnAmount(decimal);
            }
        }
        return at == 1 ? -fen : fen;
    }

    /// `128.50`.
    public static String text(long fen) {
        long absolute = Math.abs(fen);
        long cents = absolute % PER_CENT;
        String text = Long.toString(absolute / PER_CENT) + (cents < 10 ? ".0" : ".") + cents;
        return fen < 0 ? "-" + text : text;
    }

    /// A share in percent of an amount that is not negative, rounded half up.
    public static long percent(long fen, int percent) {
        return (Math.multiplyExact(fen, (long) percent) + PER_CENT / 2) / PER_CENT;
    }

    private static int place(String decimal, int index) {
        return index < decimal.length() ? digit(decimal, index) : 0;
    }

    private static int digit(String decimal, int index) {
        int digit = decimal.charAt(index) - '0';
        if (digit < 0 || digit > 9) {
            throw notAnAmount(decimal);
        }
        return digit;
    }

    private static IllegalArgumentException notAnAmount(String decimal) {
        return new IllegalArgumentException("an amount such as 128.50, not " + decimal);
    }
}
