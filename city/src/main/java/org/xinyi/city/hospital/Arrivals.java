package org.xinyi.city.hospital;

import org.xinyi.city.simulation.Dice;

/// When people come: clinics have their peaks, emergencies come around the clock.
final class Arrivals {

    private static final long CLINIC_FROM = 7 * 3_600L;
    private static final int HALF_HOUR = 1_800;
    private static final int HOUR = 3_600;

    /// Per half hour from 07:00.
    private static final int[] CLINIC = {
        8, 11, 13, 12, 10, 8, 7, 5, 3, 2, 2, 4, 8, 8, 6, 5, 4, 3, 1
    };

    /// Per half hour from 07:00, for a first visit that leaves the afternoon for a second.
    private static final int[] MORNING = {8, 11, 13, 12};

    private static final int AFTERNOON_FROM = 12;
    private static final int[] AFTERNOON = {8, 8, 6, 5};

    /// Per hour from midnight.
    private static final int[] EMERGENCY = {
        6, 5, 4, 4, 4, 5, 8, 12, 16, 18, 17, 15, 14, 15, 15, 14, 14, 16, 18, 19, 18, 16, 12, 5
    };

    private Arrivals() {}

    static long atClinic(Dice dice) {
        return CLINIC_FROM + within(dice, CLINIC, HALF_HOUR);
    }

    static long inTheMorning(Dice dice) {
        return CLINIC_FROM + within(dice, MORNING, HALF_HOUR);
    }

    static long inTheAfternoon(Dice dice) {
        return CLINIC_FROM + AFTERNOON_FROM * HALF_HOUR + within(dice, AFTERNOON, HALF_HOUR);
    }

    static long atEmergency(Dice dice) {
        return within(dice, EMERGENCY, HOUR);
    }

    private static long within(Dice dice, int[] weights, int seconds) {
        return (long) dice.weighted(weights) * seconds + dice.below(seconds);
    }
}
