package org.xinyi.sandbox.clock;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A house that has work to do when a day is over.
public interface DayWork {

    /// The last day that is over for this house; null before its first.
    @Nullable LocalDate lastEndedDay();

    /// Begins to count days after this one, without work for those before.
    void beginAfter(LocalDate day);

    /// Does the work of a day that is over and keeps that it is done.
    void endDay(LocalDate day);
}
