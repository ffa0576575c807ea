package org.xinyi.city.hospital;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Set;
import org.xinyi.city.simulation.Dice;

/// Makes citizen identity numbers (GB 11643) that nobody else of this city has.
final class IdNumbers {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final int DISTRICTS = 9;
    private static final int SEQUENCE_MAX = 499;

    private final String city;
    private final Set<String> taken = new HashSet<>();

    /// @param city administrative code, six digits
    IdNumbers(String city) {
        this.city = city.substring(0, 4);
    }

    String next(Dice dice, LocalDate bornOn, boolean male) {
        String number = number(dice, bornOn, male);
        while (!taken.add(number)) {
            number = number(dice, bornOn, male);
        }
        return number;
    }

    private String number(Dice dice, LocalDate bornOn, boolean male) {
        int sequence = 2 * dice.between(0, SEQUENCE_MAX) + (male ? 1 : 0);
        String digits =
                city
                        + String.format("%02d", dice.between(2, DISTRICTS))
                        + bornOn.format(DateTimeFormatter.BASIC_ISO_DATE)
                        + String.format("%03d", sequence);
        return digits + check(digits);
    }

    static char check(String digits) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (digits.charAt(i) - '0');
        }
        return CHECKS.charAt(sum % CHECKS.length());
    }
}
