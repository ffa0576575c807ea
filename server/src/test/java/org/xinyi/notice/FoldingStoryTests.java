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
import org.xinyi.notice.Notices.Status;

/// The live bill: every new charge is told, and a crowd of them in one message.
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FoldingStoryTests {

    private final NoticeWorld world;
    private final PatientId patient;

    FoldingStoryTests(BeanFactory beans) {
        this.world = new NoticeWorld(beans);
        this.patient = world.patient();
    }

    @BeforeEach
    void begin() {
        world.begin();
    }

    @Test
    void chargesThatWaitTogetherBecomeOneMessage() {
        long morning = world.id();
        long other = world.id();
        long first = charge(morning, 1, "10.00", "10.00");
        charge(other, 1, "99.00", "99.00");
        charge(morning, 2, "20.50", "30.50");
        long last = charge(morning, 1, "0.50", "31.00");
        world.server.works();

        assertThat(world.carrier.texts())
                .containsExactlyInAnyOrder(
                        "【信医】本次就诊新增4项费用，共31.00元，目前合计31.00元。无需现场付费，诊疗结束后统一结算。",
                        "【信医】本次就诊新增1项费用，共99.00元，目前合计99.00元。无需现场付费，诊疗结束后统一结算。");
        world.carrier.givesReceipts(true);
        world.server.readsReceipts();
        assertThat(world.server.status(first)).isEqualTo(Status.DELIVERED);
        assertThat(world.server.status(last)).isEqualTo(Status.DELIVERED);
    }

    @Test
    void whatMayHaveBeenSentIsNotChangedAnyMore() {
        long visit = world.id();
        // 9:00 Two charges leave as one message, whose answer is lost.
        charge(visit, 1, "10.00", "10.00");
        charge(visit, 1, "10.00", "20.00");
        world.carrier.is(Mood.LOSES_ANSWERS);
        world.server.works();
        // 9:01 A third charge. It is told by a message of its own.
        world.clocks.itIs("2020-06-10T09:01");
        world.clocks.wallPasses(Duration.ofMinutes(1));
        charge(visit, 1, "5.00", "25.00");
        world.carrier.is(Mood.WELL);
        world.server.works();

        assertThat(world.carrier.texts()).hasSize(2);
        assertThat(world.carrier.texts().getFirst()).contains("新增2项", "目前合计20.00元");
        assertThat(world.carrier.texts().getLast()).contains("新增1项", "目前合计25.00元");
    }

    @Test
    void anAmountThatOneOfThemLacksIsNotStated() {
        long visit = world.id();
        charge(visit, 1, "10.00", "10.00");
        world.server.queue(
                patient, Template.CHARGE_ADDED, visit, Map.of("count", "1", "total", "12.00"));
        world.server.works();

        assertThat(world.carrier.texts())
                .containsExactly("【信医】本次就诊新增2项费用，目前合计12.00元。无需现场付费，诊疗结束后统一结算。");
    }

    @Test
    void dailyBillsOfTwoDaysStayTwo() {
        long stay = world.id();
        daily(stay, "2020-06-09");
        daily(stay, "2020-06-10");
        world.server.works();

        assertThat(world.carrier.texts()).hasSize(2);
    }

    private long charge(long visit, int count, String amount, String total) {
        return world.server.queue(
                patient,
                Template.CHARGE_ADDED,
                visit,
                Map.of("count", String.valueOf(count), "amount", amount, "total", total));
    }

    private void daily(long stay, String date) {
        world.server.queue(
                patient, Template.DAILY_BILL, stay, Map.of("date", date, "amount", "300.00"));
    }
}
