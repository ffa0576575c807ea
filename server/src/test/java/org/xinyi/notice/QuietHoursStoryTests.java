package org.xinyi.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.BeanFactory;
import org.xinyi.ServerTest;
import org.xinyi.kernel.PatientId;
import org.xinyi.notice.FakeCarrier.Mood;

/// Dunning waits for the morning and for its turn; nothing is dropped.
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuietHoursStoryTests {

    private final NoticeWorld world;
    private final PatientId patient;

    QuietHoursStoryTests(BeanFactory beans) {
        this.world = new NoticeWorld(beans);
        this.patient = world.patient();
    }

    @BeforeEach
    void begin() {
        world.begin();
    }

    @Test
    void aReminderOfTheNightGoesOutInTheMorning() {
        // 10 June, 23:00. A bill is reminded of, another one is paid.
        goOnTo("2020-06-10T23:00");
        remind(world.id(), "88.00");
        world.server.queue(patient, Template.REPAID, world.id(), Map.of("amount", "12.50"));
        world.server.works();
        assertThat(world.carrier.texts()).singleElement().asString().contains("还款12.50元");
        // 11 June, 7:59. Still quiet.
        goOnTo("2020-06-11T07:59");
        assertThat(world.carrier.texts()).hasSize(1);
        // 11 June, 8:00.
        goOnTo("2020-06-11T08:00");
        assertThat(world.carrier.texts()).hasSize(2);
        assertThat(world.carrier.texts().getLast()).contains("88.00元尚未付清");
    }

    @Test
    void anOutageDoesNotCarryAReminderIntoTheNight() {
        // 10 June, 21:59. The carrier does not answer.
        goOnTo("2020-06-10T21:59");
        remind(world.id(), "88.00");
        world.carrier.is(Mood.AWAY);
        world.server.works();
        // 22:30. It answers again, but people sleep.
        world.carrier.is(Mood.WELL);
        goOnTo("2020-06-10T22:30");
        assertThat(world.carrier.texts()).isEmpty();
        // 11 June, 8:05.
        goOnTo("2020-06-11T08:05");
        assertThat(world.carrier.texts()).hasSize(1);
    }

    @Test
    void oneBillIsRemindedOfOnceADayAndThreeTimesAWeek() {
        long bill = world.id();
        long otherBill = world.id();
        // 10 June. Five reminders of one bill at once, and one of another.
        for (int i = 1; i <= 5; i++) {
            remind(bill, i + ".00");
        }
        remind(otherBill, "99.00");
        goOnTo("2020-06-10T10:00");
        assertThat(world.carrier.texts()).hasSize(2);
        goOnTo("2020-06-10T21:00");
        assertThat(world.carrier.texts()).hasSize(2);
        // 11 and 12 June. One each, in the order they were made.
        goOnTo("2020-06-11T09:00");
        assertThat(world.carrier.texts()).hasSize(3).last().asString().contains("2.00元");
        goOnTo("2020-06-12T09:00");
        assertThat(world.carrier.texts()).hasSize(4).last().asString().contains("3.00元");
        // 13 to 16 June. Three within seven days are enough.
        for (String day : new String[] {"13", "14", "15", "16"}) {
            goOnTo("2020-06-" + day + "T09:00");
        }
        assertThat(world.carrier.texts()).hasSize(4);
        // 17 and 18 June. The first has left the window, then the second.
        goOnTo("2020-06-17T09:00");
        assertThat(world.carrier.texts()).hasSize(5).last().asString().contains("4.00元");
        goOnTo("2020-06-18T09:00");
        assertThat(world.carrier.texts()).hasSize(6).last().asString().contains("5.00元");
    }

    @Test
    void twoServersDoNotPassACapTogether() {
        long bill = world.id();
        remind(bill, "1.00");
        remind(bill, "2.00");
        // The first server takes its turn and is slow to send.
        assertThat(world.city.call(world.server.waiting::take)).hasSize(2);
        NoticeWorld.Server other = world.anotherServer();
        other.works();
        assertThat(world.carrier.texts()).isEmpty();
        // It died: the other sends what it had taken, the second reminder the next day.
        world.clocks.wallPasses(WaitingNotices.LEASE);
        other.works();
        assertThat(world.carrier.texts()).hasSize(1);
        world.clocks.itIs("2020-06-11T08:00");
        other.works();
        assertThat(world.carrier.texts()).hasSize(2);
    }

    @Test
    void aMessageForLaterWaitsForItsTime() {
        Notices.Notice later =
                new Notices.Notice(
                                world.id(),
                                patient,
                                Template.REMINDER,
                                world.id(),
                                Map.of("amount", "1.00"))
                        .waitingUntil(FakeClocks.at("2020-06-12T23:00"));
        world.server.queue(later);
        goOnTo("2020-06-12T12:00");
        goOnTo("2020-06-13T07:00");
        assertThat(world.carrier.texts()).isEmpty();
        goOnTo("2020-06-13T08:00");
        assertThat(world.carrier.texts()).hasSize(1);
    }

    private void remind(long bill, String amount) {
        world.server.queue(patient, Template.REMINDER, bill, Map.of("amount", amount));
    }

    private void goOnTo(String local) {
        world.clocks.itIs(local);
        world.clocks.wallPasses(Duration.ofMinutes(10));
        world.server.works();
    }
}
