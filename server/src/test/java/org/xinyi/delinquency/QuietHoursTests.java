package org.xinyi.delinquency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.xinyi.kernel.BusinessClock;

/// Quiet from 21:00 to 08:00 in Lianyungang.
class QuietHoursTests {

    @Test
    void callsOfTheNightWaitForTheMorning() {
        assertThat(after("2020-06-10T21:00")).isEqualTo(at("2020-06-11T08:00"));
        assertThat(after("2020-06-10T23:59")).isEqualTo(at("2020-06-11T08:00"));
        assertThat(after("2020-06-11T00:00")).isEqualTo(at("2020-06-11T08:00"));
        assertThat(after("2020-06-11T07:59")).isEqualTo(at("2020-06-11T08:00"));
    }

    @Test
    void callsOfTheDayAreMadeAtOnce() {
        assertThat(after("2020-06-11T08:00")).isEqualTo(at("2020-06-11T08:00"));
        assertThat(after("2020-06-11T20:59")).isEqualTo(at("2020-06-11T20:59"));
    }

    private static Instant after(String local) {
        return QuietHours.after(Terms.lianyungang(), at(local));
    }

    private static Instant at(String local) {
        return BusinessClock.at(LocalDateTime.parse(local));
    }
}
