package org.xinyi.visit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.DailyWork;
import org.xinyi.kernel.OrderId;

/// Closes what was ordered and not done within its window, day by day.
@Component
class UndoneOrders implements DailyWork {

    private static final int ORDER = 120;

    /// Orders in one transaction.
    private static final int BATCH = 500;

    /// Orders looked up at once.
    private static final int PAGE = 10_000;

    /// What was posted late, or undone after its window, is found again this long.
    private static final int DAYS_AGAIN = 3;

    private static final Duration DAY = Duration.ofDays(1);

    private final OrderWindows windows;
    private final OverdueOrders overdue;
    private final ClosingOrders closing;

    UndoneOrders(OrderWindows windows, OverdueOrders overdue, ClosingOrders closing) {
        this.windows = windows;
        this.overdue = overdue;
        this.closing = closing;
    }

    @Override
    public String name() {
        return "visit.undone-orders";
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public void close(LocalDate day) {
        Instant end = BusinessClock.startOf(day.plusDays(1));
        for (OrderWindows.Window window : windows.on(day)) {
            Instant until = end.minus(window.lasts());
            for (int ago = DAYS_AGAIN; ago >= 0; ago--) {
                Instant to = until.minus(DAY.multipliedBy(ago));
                closeAll(() -> overdue.placed(window, to.minus(DAY), to, false, PAGE));
            }
            Instant from = end.minus(DAY.multipliedBy(DAYS_AGAIN + 1L));
            closeAll(() -> overdue.ofStaysEndedAfter(window, from, until, PAGE));
        }
    }

    /// Closes what was charged before it was done and whose window ended in this time.
    void closePrepaid(Instant after, Instant now) {
        for (OrderWindows.Window window : windows.on(BusinessClock.dateOf(now))) {
            Instant from = after.minus(window.lasts());
            Instant until = now.minus(window.lasts());
            closeAll(() -> overdue.placed(window, from, until, true, PAGE));
        }
    }

    /// What is closed is found no more.
    private void closeAll(Supplier<List<OrderId>> find) {
        boolean more = true;
        while (more) {
            List<OrderId> found = find.get();
            int closed = 0;
            for (int from = 0; from < found.size(); from += BATCH) {
                int to = Math.min(from + BATCH, found.size());
                closed += closing.close(found.subList(from, to));
            }
            more = found.size() == PAGE && closed > 0;
        }
    }
}
