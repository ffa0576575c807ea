package org.xinyi.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.xinyi.catalogue.PriceHistory.Period;
import org.xinyi.kernel.Price;

class PriceHistoryTests {

    private static final LocalDate MAY_1 = LocalDate.of(2020, 5, 1);
    private static final LocalDate JUNE_1 = LocalDate.of(2020, 6, 1);
    private static final PriceHistory HISTORY =
            new PriceHistory.Builder()
                    .add(MAY_1, Price.parse("10"))
                    .add(JUNE_1, Price.parse("12.5"))
                    .build();

    @Test
    void aPriceHoldsFromItsDayUntilTheDayBeforeTheNext() {
        Period first = new Period(Price.parse("10"), MAY_1, LocalDate.of(2020, 5, 31));
        Period second = new Period(Price.parse("12.5"), JUNE_1, null);

        assertThat(HISTORY.on(MAY_1)).isEqualTo(first);
        assertThat(HISTORY.on(LocalDate.of(2020, 5, 31))).isEqualTo(first);
        assertThat(HISTORY.on(JUNE_1)).isEqualTo(second);
        assertThat(HISTORY.on(LocalDate.of(2035, 1, 1))).isEqualTo(second);
    }

    @Test
    void beforeTheFirstPriceThereIsNone() {
        assertThat(HISTORY.on(LocalDate.of(2020, 4, 30))).isNull();
    }
}
