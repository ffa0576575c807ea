package org.xinyi.city.play;

/// What the city's operator and the hospital's call desk do once a day.
final class Office {

    private final Town town;
    private final CityClock clock;
    private final Tally tally;

    Office(Town town, CityClock clock, Tally tally) {
        this.town = town;
        this.clock = clock;
        this.tally = tally;
    }

    /// @param midnight second of the script at which the day begins
    void day(long midnight) {
        town.operator().read("clock");
        clock.date(midnight);
        tally.done("days", 1);
    }
}
