package org.xinyi.delinquency;

import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.City;

/// Numbers by which other houses know what we send them. They serve many cities and may remember
/// more than one database of ours, so each carries the city and some chance; it is kept with the
/// row.
@Component
class OutsideNumbers {

    String of(long id) {
        return City.current().code()
                + "-"
                + id
                + String.format(Locale.ROOT, "-%08x", ThreadLocalRandom.current().nextInt());
    }
}
