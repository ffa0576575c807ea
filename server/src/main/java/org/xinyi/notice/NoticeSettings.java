package org.xinyi.notice;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import org.xinyi.kernel.BusinessClock;

/// The carrier, and the manners of dunning.
///
/// @param carrierUrl the SMS carrier
/// @param quietFrom no dunning from this time of day, city time
/// @param quietUntil to this one; the same as `quietFrom`: no quiet hours
/// @param dunningPerDay messages a calendar day to one patient about one subject
/// @param dunningPerWeek the same in any seven calendar days
@Validated
@ConfigurationProperties("xinyi.notice")
record NoticeSettings(
        @DefaultValue("http://localhost:9090/sms") URI carrierUrl,
        @DefaultValue("22:00") LocalTime quietFrom,
        @DefaultValue("08:00") LocalTime quietUntil,
        @DefaultValue("1") @Min(1) @Max(10) int dunningPerDay,
        @DefaultValue("3") @Min(1) @Max(70) int dunningPerWeek) {

    boolean isQuiet(Instant at) {
        LocalTime time = LocalTime.ofInstant(at, BusinessClock.ZONE);
        boolean started = !time.isBefore(quietFrom);
        boolean over = !time.isBefore(quietUntil);
        return quietFrom.isAfter(quietUntil) ? started || !over : started && !over;
    }

    /// The moment itself, or the end of the quiet hours it falls into.
    Instant afterQuiet(Instant at) {
        if (!isQuiet(at)) {
            return at;
        }
        LocalDate day = BusinessClock.dateOf(at);
        Instant end = BusinessClock.at(day.atTime(quietUntil));
        return end.isAfter(at) ? end : BusinessClock.at(day.plusDays(1).atTime(quietUntil));
    }

    /// When dunning begins on the day after.
    Instant nextMorning(Instant at) {
        return BusinessClock.at(BusinessClock.dateOf(at).plusDays(1).atTime(quietUntil));
    }
}
