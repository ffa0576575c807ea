package org.xinyi.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.Price;

/// The prices of one item in one list, each from its day until the day before the next.
final class PriceHistory {

    /// @param to the last day; null while no other price is set
    record Period(Price price, LocalDate from, @Nullable LocalDate to) {}

    private final long[] fromDays;
    private final Period[] periods;

    private PriceHistory(long[] fromDays, Period[] periods) {
        this.fromDays = fromDays;
        this.periods = periods;
    }

    /// What holds on a day; null before the first.
    @Nullable Period on(LocalDate day) {
        int found = Arrays.binarySearch(fromDays, day.toEpochDay());
        int index = found >= 0 ? found : -found - 2;
        return index < 0 ? null : periods[index];
    }

    /// Collects prices in the order of their days.
    static final class Builder {

        private final List<LocalDate> days = new ArrayList<>();
        private final List<Price> prices = new ArrayList<>();

        Builder add(LocalDate from, Price price) {
            days.add(from);
            prices.add(price);
            return this;
        }

        PriceHistory build() {
            Period[] periods = new Period[days.size()];
            long[] fromDays = new long[periods.length];
            for (int i = 0; i < periods.length; i++) {
                boolean last = i == periods.length - 1;
                periods[i] =
                        new Period(
                                prices.get(i),
                                days.get(i),
                                last ? null : days.get(i + 1).minusDays(1));
                fromDays[i] = days.get(i).toEpochDay();
            }
            return new PriceHistory(fromDays, periods);
        }
    }
}
