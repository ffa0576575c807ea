package org.xinyi.delinquency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.xinyi.Api;
import org.xinyi.Proves;
import org.xinyi.ServerTest;
import org.xinyi.credit.CreditLines;
import org.xinyi.credit.Obligation;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.Role;

@ServerTest
class LadderStoryTests {

    private static final Map<String, Object> REFUSES =
            Map.of("outcome", "REFUSES", "reason", "FORGOT");

    private final ApplicationContext context;

    LadderStoryTests(ApplicationContext context) {
        this.context = context;
    }

    @Proves(
            value = {"F129", "F131"},
            in = "S04")
    @Test
    void inLianyungangAMessageFollowsAfterADayAndACallAfterAWeek() {
        // 1 June, 9:00: treated, 80.00 to be paid within three days
        DebtWorld world = new DebtWorld(context, "2020-06-01T09:00");
        PatientId wang = world.patient("王芳");
        Obligation bill = world.owes(wang, world.line(wang, "S04", null), "S04", "80.00");
        assertThat(world.ladder(bill).text("next.state")).isEqualTo("wait");
        assertThat(world.summary().text("outstanding")).isEqualTo("80.00");
        // 2 June, 9:00: 24 hours and not more, so nobody writes
        world.itIs("2020-06-02T09:00");
        assertThat(world.summary().at("noticesByRung").size()).isZero();
        // 2 June, 9:01: the message
        world.itIs("2020-06-02T09:01");
        assertThat(world.ladder(bill).text("current")).isEqualTo("sms-24h");
        assertThat(world.summary().number("noticesByRung.sms-24h")).isEqualTo(1);
        // 4 June: the three days are over
        world.itIs("2020-06-04T09:01");
        assertThat(world.summary().text("overdue")).isEqualTo("80.00");
        // 8 June, 9:00: seven days and not more; a minute later the hospital is to call
        world.itIs("2020-06-08T09:00");
        assertThat(world.summary().number("callsWaiting")).isZero();
        world.itIs("2020-06-08T09:01");
        assertThat(world.ladder(bill).text("next.state")).isEqualTo("under-way");
        assertThat(world.summary().number("callsWaiting")).isEqualTo(1);
        // 8 June, 10:00: the patient is reached and does not want to pay
        world.itIs("2020-06-08T10:00");
        world.calls(REFUSES);
        assertThat(world.ladder(bill).text("current")).isEqualTo("call-7d");
        assertThat(world.summary().number("calls")).isEqualTo(1);
        assertThat(world.standing(wang, "S04")).isEqualTo("LIMITED");
        assertThat(isUsable(world, wang)).isTrue();
    }

    @Proves(
            value = {"F129", "F142", "F143", "F146"},
            in = "S04")
    @Test
    void inLianyungangAListFollowsAfterThirtyDaysAndPayingLiftsIt() {
        DebtWorld world = new DebtWorld(context, "2020-06-01T09:00");
        PatientId wang = world.patient("王芳");
        Obligation bill = world.owes(wang, world.line(wang, "S04", null), "S04", "80.00");
        remindedAndCalled(world);
        // 28 June: what is to come is announced three days ahead
        world.itIs("2020-06-28T09:01");
        world.everythingArrived();
        assertThat(world.ladder(bill).text("next.rung")).isEqualTo("list-30d");
        // 1 July, 9:00: thirty days and not more
        world.itIs("2020-07-01T09:00");
        assertThat(world.summary().number("listed")).isZero();
        // 1 July, 9:01: listed; no credit, and care goes on
        world.itIs("2020-07-01T09:01");
        assertThat(world.ladder(bill).text("current")).isEqualTo("list-30d");
        assertThat(world.standing(wang, "S04")).isEqualTo("LISTED");
        assertThat(world.summary().number("listed")).isEqualTo(1);
        assertThat(world.summary().number("lifted")).isZero();
        assertThat(isUsable(world, wang)).isFalse();
        // 5 July: paid at the window; off the list in the same moment, credit comes back later
        world.itIs("2020-07-05T09:00");
        world.paid(wang, "80.00");
        Api.Answer listings = world.operator().get("listings").expect(200);
        assertThat(effect(listings, "CITY_LIST").text("endedBecause")).isEqualTo("PAID");
        assertThat(effect(listings, "CREDIT_SUSPENDED").text("endedBecause")).isEmpty();
        assertThat(world.summary().number("lifted")).isEqualTo(1);
        assertThat(world.standing(wang, "S04")).isEqualTo("SUSPENDED");
        // 29 December: 180 days are over
        world.itIs("2020-12-29T09:00");
        assertThat(world.standing(wang, "S04")).isEqualTo("CLEAR");
        assertThat(isUsable(world, wang)).isTrue();
    }

    @Test
    void nobodyIsListedWhomNoMessageReached() {
        DebtWorld world = new DebtWorld(context, "2020-06-01T09:00");
        PatientId zhao = world.patient("赵六");
        Obligation bill = world.owes(zhao, world.line(zhao, "S04", null), "S04", "120.00");
        remindedAndCalled(world);
        world.itIs("2020-06-28T10:00");
        // 2 July: the announcement has not been delivered
        world.itIs("2020-07-02T10:00");
        assertThat(world.ladder(bill).text("next.state")).isEqualTo("awaiting-delivery");
        assertThat(world.summary().number("listed")).isZero();
        // 3 July: now it has
        world.everythingArrived();
        world.itIs("2020-07-03T10:00");
        assertThat(world.summary().number("listed")).isEqualTo(1);
    }

    @Test
    void nobodyIsCalledWhoHasPaid() {
        DebtWorld world = new DebtWorld(context, "2020-06-01T09:00");
        PatientId qian = world.patient("钱七");
        world.owes(qian, world.line(qian, "S04", null), "S04", "45.50");
        world.itIs("2020-06-02T10:00");
        world.itIs("2020-06-08T10:00");
        assertThat(world.summary().number("callsWaiting")).isEqualTo(1);
        world.paid(qian, "45.50");
        assertThat(world.summary().number("callsWaiting")).isZero();
        assertThat(world.person(Role.CALL_DESK).get("call-desk/queue").at("tasks").size()).isZero();
        world.itIs("2020-08-01T10:00");
        assertThat(world.summary().number("listed")).isZero();
    }

    @Test
    void whatIsDraftedWaitsUntilAPersonReleasesIt() {
        DebtWorld world = new DebtWorld(context, "2020-06-01T09:00");
        world.operator()
                .put("follow-up/modes/S04", Map.of("drafted", true, "announcesCalls", false))
                .expect(200);
        PatientId sun = world.patient("孙八");
        Obligation bill = world.owes(sun, world.line(sun, "S04", null), "S04", "60.00");
        world.itIs("2020-06-03T10:00");
        assertThat(world.summary().number("drafts")).isEqualTo(1);
        assertThat(world.ladder(bill).text("current")).isEmpty();
        Api finance = world.person(Role.FINANCE);
        long draft = finance.get("follow-up/drafts").expect(200).number("drafts.0.id");
        finance.post("follow-up/drafts/" + draft + "/release", Map.of()).expect(200);
        assertThat(world.ladder(bill).text("current")).isEqualTo("sms-24h");
        assertThat(world.summary().number("drafts")).isZero();
    }

    @Test
    void inQuanzhouAMessageAndACallFollowTheDueDateAndNobodyIsListed() {
        // 1 June: billed on the statement of 10 June, due 26 days later
        DebtWorld world = new DebtWorld(context, "2020-06-01T09:00");
        PatientId lin = world.patient("林静");
        Obligation bill = world.owes(lin, world.line(lin, "S10", "5000.00"), "S10", "300.00");
        Instant due = DebtWorld.at("2020-07-06T23:59");
        assertThat(bill.dueAt()).isBetween(due, DebtWorld.at("2020-07-07T00:00"));
        // 7 July: 24 hours after the due date have not passed
        world.itIs("2020-07-07T23:00");
        assertThat(world.summary().at("noticesByRung").size()).isZero();
        // 8 July: the message
        world.itIs("2020-07-08T00:01");
        assertThat(world.ladder(bill).text("current")).isEqualTo("sms-1d");
        // 14 July: a week after the due date, the hospital calls
        world.itIs("2020-07-14T09:00");
        world.calls(REFUSES);
        assertThat(world.ladder(bill).text("current")).isEqualTo("call-7d");
        // half a year later: nothing more is stated, so nothing more happens
        world.itIs("2020-12-31T09:00");
        assertThat(world.ladder(bill).text("next.state")).isEqualTo("nothing-left");
        assertThat(world.summary().number("listed")).isZero();
        assertThat(world.summary().text("overdue")).isEqualTo("300.00");
    }

    /// The message after a day, and a call after a week.
    private static void remindedAndCalled(DebtWorld world) {
        world.itIs("2020-06-02T10:00");
        world.itIs("2020-06-08T10:00");
        world.calls(REFUSES);
    }

    private static boolean isUsable(DebtWorld world, PatientId patient) {
        return world.inCity(
                () ->
                        world.bean(CreditLines.class)
                                        .usable(List.of(new CreditLines.Wanted(patient, "S04")))
                                        .getFirst()
                                instanceof CreditLines.Usable.Yes);
    }

    /// One effect of the newest listing.
    private static Api.Answer effect(Api.Answer listings, String effect) {
        for (int i = 0; i < listings.at("listings.0.effects").size(); i++) {
            String path = "listings.0.effects." + i;
            if (listings.text(path + ".effect").equals(effect)) {
                return new Api.Answer(path, 200, listings.at(path).toString());
            }
        }
        throw new AssertionError("No " + effect + " in " + listings.body());
    }
}
