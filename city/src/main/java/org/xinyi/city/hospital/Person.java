package org.xinyi.city.hospital;

import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/// Somebody of the city.
///
/// @param cover null without basic insurance
/// @param guardian number of the parent who answers for a minor, or of the relative who signs
/// and pays; -1 when there is none
public record Person(
        int number,
        String name,
        String idNumber,
        String phone,
        LocalDate bornOn,
        @Nullable Cover cover,
        int guardian) {

    public static final int NOBODY = -1;

    private static final int ADULT = 18;

    /// @param type 310 employees, 390 residents
    /// @param balance of the personal account, yuan with two places
    public record Cover(String type, String balance, boolean civilServant, boolean assisted) {}

    public int age(LocalDate on) {
        return Period.between(bornOn, on).getYears();
    }

    public boolean isMinor(LocalDate on) {
        return age(on) < ADULT;
    }
}
