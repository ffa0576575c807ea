package org.xinyi.sandbox.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// China has one time zone, eight hours ahead, without daylight saving since 1991.
public final class Times {

    public static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter COMPACT = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    private Times() {}

    public static LocalDate dateOf(Instant instant) {
        return LocalDate.ofInstant(instant, CHINA);
    }

    public static Instant startOf(LocalDate date) {
        return date.atStartOfDay().toInstant(CHINA);
    }

    /// `2026-03-02 09:30:00`.
    public static String seconds(Instant instant) {
        return SECONDS.format(LocalDateTime.ofInstant(instant, CHINA));
    }

    /// `20260302093000`.
    public static String compact(Instant instant) {
        return COMPACT.format(LocalDateTime.ofInstant(instant, CHINA));
    }
}
