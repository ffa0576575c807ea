package org.xinyi.kernel;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Decimal text to and from scaled longs, without floating point.
final class Decimals {

    private static final Pattern DECIMAL = Pattern.compile("(\\d{1,9})(?:\\.(\\d+))?");

    private Decimals() {}

    static String format(long scaled, int places) {
        String digits = Long.toString(Math.absExact(scaled));
        String padded = "0".repeat(Math.max(0, places + 1 - digits.length())) + digits;
        int point = padded.length() - places;
        return (scaled < 0 ? "-" : "") + padded.substring(0, point) + "." + padded.substring(point);
    }

    static long parse(String text, int placesMax, String what) {
        Matcher decimal = DECIMAL.matcher(text);
        if (!decimal.matches()) {
            throw new IllegalArgumentException(
                    what + " is a positive decimal such as 1 or 12.50, not " + text);
        }
        String fraction = decimal.group(2) == null ? "" : decimal.group(2);
        if (fraction.length() > placesMax) {
            throw new IllegalArgumentException(
                    what + " has at most " + placesMax + " decimal places, not " + text);
        }
        return Long.parseLong(
                decimal.group(1) + fraction + "0".repeat(placesMax - fraction.length()));
    }
}
