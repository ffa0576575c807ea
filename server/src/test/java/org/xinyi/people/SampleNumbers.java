package org.xinyi.people;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Numbers with a right check digit that belong to nobody.
public final class SampleNumbers {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private SampleNumbers() {}

    /// @param number up to 999; odd for a man
    public static String resident(int year, int number) {
        return resident(LocalDate.of(year, 5, 20), number);
    }

    /// @param number up to 999; odd for a man
    public static String resident(LocalDate bornOn, int number) {
        return checked("320706", bornOn, number);
    }

    static String checked(String region, LocalDate bornOn, int number) {
        return checked(region, bornOn.format(DateTimeFormatter.BASIC_ISO_DATE), number);
    }

    static String checked(String region, String bornOn, int number) {
        String digits = region + bornOn + String.format(Locale.ROOT, "%03d", number);
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (digits.charAt(i) - '0');
        }
        return digits + "10X98765432".charAt(sum % 11);
    }
}
