package org.xinyi.city.report;

import java.io.PrintStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.xinyi.city.play.Demonstration;

/// A bar that grows with simulated time, and the time each phase took.
public final class Progress implements Demonstration.Show {

    private static final int WIDTH = 28;
    private static final long DAY = 86_400;
    private static final long REDRAW_MS = 500;
    private static final long REDRAW_IN_A_LOG_MS = 20_000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm");

    private final PrintStream out;
    private final Clock clock;
    private final LocalDate day;
    private final int days;
    private final boolean terminal;
    private final Phases phases;
    private long drawnAt;
    private long chargesBefore;
    private boolean barStands;

    /// @param terminal whether a line can be drawn over
    public Progress(PrintStream out, Clock clock, LocalDate day, int days, boolean terminal) {
        this.out = out;
        this.clock = clock;
        this.day = day;
        this.days = days;
        this.terminal = terminal;
        this.phases = new Phases(clock);
        this.drawnAt = clock.millis();
    }

    public Phases phases() {
        return phases;
    }

    @Override
    public void phase(String name) {
        endBar();
        phases.begin(name);
        out.println("▸ " + name);
    }

    @Override
    public void progress(long seconds, long visits, long charges, int visitsExpected) {
        long now = clock.millis();
        long since = now - drawnAt;
        if (since < (terminal ? REDRAW_MS : REDRAW_IN_A_LOG_MS)) {
            return;
        }
        LocalDateTime time = day.atStartOfDay().plusSeconds(seconds);
        String line =
                String.format(
                        "  %s %s  就诊 visits %,d/%,d  收费项 charges %,d (%,d/s)",
                        bar(share(seconds, visits, visitsExpected)),
                        TIME.format(time),
                        visits,
                        visitsExpected,
                        charges,
                        (charges - chargesBefore) * 1000 / since);
        drawnAt = now;
        chargesBefore = charges;
        draw(line);
    }

    public void end() {
        endBar();
        phases.end();
    }

    /// The day itself takes most of the time, the days after it the rest.
    private int share(long seconds, long visits, int visitsExpected) {
        long dayShare = visitsExpected == 0 ? 70 : Math.min(70, visits * 70 / visitsExpected);
        long after = seconds <= DAY ? 0 : (seconds - DAY) * 30 / (Math.max(1, days) * DAY);
        return Math.toIntExact(Math.min(100, seconds <= DAY ? dayShare : 70 + after));
    }

    private static String bar(int percent) {
        int full = WIDTH * percent / 100;
        return "█".repeat(full) + "░".repeat(WIDTH - full) + String.format(" %3d %%", percent);
    }

    private void draw(String line) {
        if (terminal) {
            out.print("\r\u001b[K" + line);
            out.flush();
            barStands = true;
        } else {
            out.println(line);
        }
    }

    private void endBar() {
        if (barStands) {
            out.println();
            barStands = false;
        }
    }
}
