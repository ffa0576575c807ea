package org.xinyi.kernel;

import java.time.LocalDate;

/// Work that belongs to a business day and is done once the day is over, day after day from the
/// last one that was closed. Running it again for the same day changes nothing.
public interface DailyWork {

    /// The stable name under which the last closed day is kept.
    String name();

    /// Works run in ascending order within a day.
    int order();

    void close(LocalDate day);
}
