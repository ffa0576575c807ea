package org.xinyi.repayment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xinyi.NastyDay;
import org.xinyi.kernel.Money;

class InstalmentScheduleTests {

    private static final BigDecimal RATE = new BigDecimal("3.6");

    @Test
    @NastyDay(22)
    void whatIsDueOnAMonthsEndStaysThereThroughShorterMonths() {
        assertThat(days("2020-01-31", 4))
                .containsExactly("2020-01-31", "2020-02-29", "2020-03-31", "2020-04-30");
        assertThat(days("2020-12-30", 3)).containsExactly("2020-12-30", "2021-01-30", "2021-02-28");
    }

    @Test
    void thePartsAddUpAndTheLastTakesTheOddFen() {
        InstalmentSchedule schedule = of("100.00", 3, "2020-08-05");
        assertThat(schedule.parts())
                .extracting(part -> part.principal().toString())
                .containsExactly("33.33", "33.33", "33.34");
        assertThat(schedule.total()).isEqualTo(schedule.principal().plus(schedule.charges()));
    }

    @Test
    void aPartIsNeverNothing() {
        assertThatThrownBy(() -> of("0.02", 3, "2020-08-05"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> days(String first, int count) {
        return of("100.00", count, first).parts().stream()
                .map(part -> part.dueOn().toString())
                .toList();
    }

    private static InstalmentSchedule of(String principal, int count, String first) {
        return InstalmentSchedule.of(Money.parse(principal), count, RATE, LocalDate.parse(first));
    }
}
