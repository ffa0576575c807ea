package org.xinyi.insurance;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.xinyi.kernel.BusinessClock;

/// Makes `msgid`: the institution's twelve characters, fourteen of the wall clock, and four that
/// count in base 36 from anywhere, so that several servers hardly meet.
final class MessageNumbers {

    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final int RADIX = 36;
    private static final int COUNT = RADIX * RADIX * RADIX * RADIX;

    private final Clock wall;
    private final AtomicInteger last = new AtomicInteger(ThreadLocalRandom.current().nextInt());

    MessageNumbers(Clock wall) {
        this.wall = wall;
    }

    String next(String institutionCode) {
        int number = Math.floorMod(last.incrementAndGet(), COUNT);
        String digits = Integer.toString(number, RADIX).toUpperCase(Locale.ROOT);
        return institutionCode
                + SECOND.format(LocalDateTime.ofInstant(wall.instant(), BusinessClock.ZONE))
                + "0".repeat(4 - digits.length())
                + digits;
    }
}
