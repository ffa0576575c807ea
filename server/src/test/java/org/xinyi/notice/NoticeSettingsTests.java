package org.xinyi.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xinyi.notice.FakeClocks.at;

import java.net.URI;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

class NoticeSettingsTests {

    private final NoticeSettings overnight = quiet("22:00", "08:00");

    @Test
    void theNightIsQuietAndItsEndIsNot() {
        assertThat(overnight.isQuiet(at("2020-06-10T21:59:59"))).isFalse();
        assertThat(overnight.isQuiet(at("2020-06-10T22:00"))).isTrue();
        assertThat(overnight.isQuiet(at("2020-06-11T07:59:59"))).isTrue();
        assertThat(overnight.isQuiet(at("2020-06-11T08:00"))).isFalse();
    }

    @Test
    void beforeAndAfterMidnightWaitForTheSameMorning() {
        assertThat(overnight.afterQuiet(at("2020-06-10T23:00"))).isEqualTo(at("2020-06-11T08:00"));
        assertThat(overnight.afterQuiet(at("2020-06-11T01:00"))).isEqualTo(at("2020-06-11T08:00"));
        assertThat(overnight.afterQuiet(at("2020-06-11T12:00"))).isEqualTo(at("2020-06-11T12:00"));
    }

    @Test
    void quietHoursMayLieWithinADay() {
        NoticeSettings noon = quiet("12:00", "14:00");
        assertThat(noon.afterQuiet(at("2020-06-10T13:00"))).isEqualTo(at("2020-06-10T14:00"));
        assertThat(noon.isQuiet(at("2020-06-10T23:00"))).isFalse();
    }

    @Test
    void equalEndsMeanNoQuietHours() {
        assertThat(quiet("00:00", "00:00").isQuiet(at("2020-06-10T03:00"))).isFalse();
    }

    private static NoticeSettings quiet(String from, String until) {
        return new NoticeSettings(
                URI.create("http://localhost:1"),
                LocalTime.parse(from),
                LocalTime.parse(until),
                1,
                3);
    }
}
