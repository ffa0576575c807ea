package org.xinyi.delinquency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ApplicationContext;
import org.xinyi.NastyDay;
import org.xinyi.ServerTest;
import org.xinyi.credit.Obligation;
import org.xinyi.kernel.PatientId;

/// Who pays on the last moment of the last day is in time, and a moment later is late.
@ServerTest
class GraceDaysTests {

    private final ApplicationContext context;

    GraceDaysTests(ApplicationContext context) {
        this.context = context;
    }

    @ParameterizedTest
    @NastyDay(12)
    @CsvSource({
        "2020-06-01T09:00, false, false, day 0 as she leaves",
        "2020-06-02T09:00, false, false, day 1 before anybody writes",
        "2020-06-04T09:00, true, false, the last moment of day 3",
        "2020-06-04T09:01, true, true, a minute later",
        "2020-06-05T09:00, true, true, a day later"
    })
    void whoPaysUntilTheLastMomentIsInTime(
            String paysAt, boolean reminded, boolean late, String when) {
        // 1 June, 9:00: treated, 80.00 to be paid within three days.
        DebtWorld world = new DebtWorld(context, "2020-06-01T09:00");
        PatientId wang = world.patient("王芳");
        Obligation bill = world.owes(wang, world.line(wang, "S04", null), "S04", "80.00");
        if (!paysAt.equals("2020-06-01T09:00")) {
            world.itIs(paysAt);
        }
        world.paid(wang, "80.00");
        // A month later: whoever was late stands in the log as late once, and nobody on a list.
        world.itIs("2020-07-02T09:00");
        List<String> happened = happened(world, bill);
        assertThat(happened.contains("rung.carried-out")).as(when).isEqualTo(reminded);
        assertThat(happened.stream().filter("obligation.overdue"::equals).count())
                .as(when)
                .isEqualTo(late ? 1 : 0);
        assertThat(world.standing(wang, "S04")).as(when).isEqualTo("CLEAR");
        assertThat(world.summary().number("calls")).as(when).isZero();
        assertThat(world.summary().number("listed")).as(when).isZero();
    }

    @ParameterizedTest
    @NastyDay({12, 22})
    @CsvSource({
        "2020-07-06T23:59, false, the last minute of the due day",
        "2020-07-07T00:00, true, midnight"
    })
    void aStatementIsPaidInTimeUntilMidnight(String paysAt, boolean late, String when) {
        // 1 June: billed on the statement of 10 June, due 26 days later.
        DebtWorld world = new DebtWorld(context, "2020-06-01T09:00");
        PatientId lin = world.patient("林静");
        Obligation bill = world.owes(lin, world.line(lin, "S10", "5000.00"), "S10", "300.00");
        world.itIs(paysAt);
        world.paid(lin, "300.00");
        world.itIs("2020-07-20T09:00");
        assertThat(happened(world, bill).contains("obligation.overdue")).as(when).isEqualTo(late);
        assertThat(world.standing(lin, "S10")).as(when).isEqualTo("CLEAR");
    }

    private static List<String> happened(DebtWorld world, Obligation bill) {
        return world.ladder(bill)
                .at("history")
                .valueStream()
                .map(one -> one.get("what").asString())
                .toList();
    }
}
