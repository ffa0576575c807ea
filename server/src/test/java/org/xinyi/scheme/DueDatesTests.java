package org.xinyi.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.IntSummaryStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xinyi.NastyDay;
import org.xinyi.kernel.BusinessClock;

class DueDatesTests {

    private static final Instant NOON = Instant.parse("2024-06-10T04:00:00Z");
    private static final RepaymentTerms.Due.StatementCycle QUANZHOU =
            (RepaymentTerms.Due.StatementCycle) TestPacks.S10.pack().repayment().due();

    @Test
    void lianyungangIsDue72HoursAfterTheTreatment() {
        Instant ended = NOON.plus(2, ChronoUnit.HOURS);
        RepaymentTerms.Due due = TestPacks.S04.pack().repayment().due();

        assertThat(DueDates.due(due, ended, NOON)).isEqualTo("2024-06-13T06:00:00Z");
        assertThat(DueDates.due(due, ended, NOON.plus(3, ChronoUnit.DAYS)))
                .as("billing late does not move it")
                .isEqualTo("2024-06-13T06:00:00Z");
    }

    @Test
    @NastyDay(22)
    void quanzhouIsDueAtTheEndOfTheDueDay() {
        // 10 June: the statement is cut at the end of this day. 26 days later is 6 July.
        Instant due = DueDates.due(QUANZHOU, NOON, NOON);

        assertThat(BusinessClock.dateOf(due)).isEqualTo(LocalDate.of(2024, 7, 6));
        assertThat(BusinessClock.dateOf(due.plus(1, ChronoUnit.MICROS)))
                .isEqualTo(LocalDate.of(2024, 7, 7));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-06-10, 2024-06-10",
        "2024-06-11, 2024-07-10",
        "2024-02-29, 2024-03-10",
        "2023-12-31, 2024-01-10"
    })
    @NastyDay(22)
    void whatIsBilledOnAStatementDayStandsInItsStatement(LocalDate billed, LocalDate statement) {
        assertThat(DueDates.nextStatement(QUANZHOU, billed)).isEqualTo(statement);
    }

    @ParameterizedTest
    @ValueSource(ints = {2023, 2024, 2025, 2028})
    void theLongestWaitInQuanzhouIsExactly56Days(int year) {
        IntSummaryStatistics days = waits(QUANZHOU, year);

        assertThat(days.getMax()).isEqualTo(56);
        assertThat(days.getMin()).isEqualTo(26);
    }

    @Test
    void theLongestWaitIsExactlyDaysMaxForEveryStatementDayAndYear() {
        for (int day = 1; day <= 28; day++) {
            for (int after = 0; after <= 30; after++) {
                var cycle = new RepaymentTerms.Due.StatementCycle(day, after);
                for (int year = 2023; year <= 2024; year++) {
                    assertThat(waits(cycle, year).getMax()).isEqualTo(DueDates.daysMax(cycle));
                }
            }
        }
    }

    @Test
    void theWaitGrowsShorterFromOneStatementToTheNext() {
        LocalDate day = LocalDate.of(2024, 6, 11);
        while (day.isBefore(LocalDate.of(2024, 7, 10))) {
            LocalDate next = day.plusDays(1);
            assertThat(DueDates.dueDay(QUANZHOU, next)).isEqualTo(DueDates.dueDay(QUANZHOU, day));
            day = next;
        }
    }

    @Test
    void someTermsCountFromTheBill() {
        var week =
                new RepaymentTerms.Due.AfterEvent(RepaymentTerms.Event.BILLED, Duration.ofDays(7));

        assertThat(DueDates.due(week, NOON, NOON.plusSeconds(60)))
                .isEqualTo("2024-06-17T04:01:00Z");
    }

    @Test
    void beforeLeavingIsDueAtTheEndOfTheDay() {
        Instant due = DueDates.due(new RepaymentTerms.Due.BeforeLeaving(), NOON, NOON);

        assertThat(due).isEqualTo("2024-06-10T15:59:59.999999Z");
    }

    @Test
    void nowIsDueWhenItIsBilled() {
        assertThat(DueDates.due(new RepaymentTerms.Due.Now(), NOON.plusSeconds(60), NOON))
                .isEqualTo(NOON);
    }

    private static IntSummaryStatistics waits(RepaymentTerms.Due.StatementCycle cycle, int year) {
        LocalDate first = LocalDate.of(year, 1, 1);
        return first.datesUntil(first.plusYears(1))
                .mapToInt(day -> (int) day.until(DueDates.dueDay(cycle, day), ChronoUnit.DAYS))
                .summaryStatistics();
    }
}
