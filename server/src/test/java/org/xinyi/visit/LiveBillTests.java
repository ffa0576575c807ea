package org.xinyi.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.xinyi.Api;
import org.xinyi.Proves;
import org.xinyi.ServerTest;
import org.xinyi.kernel.PatientId;

@ServerTest
class LiveBillTests {

    private final VisitWorld world;

    LiveBillTests(ApplicationContext context) {
        world = new VisitWorld(context, Instant.parse("2020-06-10T01:00:00Z"));
        world.activate("S04", "2020-06-10");
    }

    @Proves(
            value = {"F65", "F66"},
            in = "S04")
    @Test
    void theBillFollowsWhatIsDone() {
        PatientId patient = world.patient();
        world.line(patient, "S04", "200.00");
        long visit = world.register(patient, "OUTPATIENT");
        world.checkIn(visit, true);
        long blood = world.order(visit, VisitWorld.BLOOD, "LABORATORY", "1");
        long pills = world.order(visit, VisitWorld.PILLS, "PHARMACY", "3");
        long xRay = world.order(visit, VisitWorld.X_RAY, "IMAGING", "2");
        Api.Answer bill = world.as(patient).get("visits/" + visit + "/bill").expect(200);

        // Ordered: held, planned; the x-rays are more than the line can carry, and are ordered too.
        assertThat(bill.text("totals.ordered")).isEqualTo("220.00");
        assertThat(bill.text("totals.done")).isEqualTo("0.00");
        assertThat(bill.text("totals.held")).isEqualTo("30.00");
        assertThat(bill.text("lines.0.status")).isEqualTo("PLANNED");
        assertThat(bill.text("lines.0.funding")).isEqualTo("CREDIT");
        assertThat(bill.text("lines.2.funding")).isEqualTo("ORDINARY");
        assertThat(bill.text("lines.2.because")).isEqualTo("line-exhausted");
        assertThat(bill.text("meter.limit")).isEqualTo("200.00");
        assertThat(bill.text("meter.available")).isEqualTo("170.00");

        // Done, in whole and in part.
        world.confirm(blood, "DONE");
        world.confirm(Map.of("order", pills, "result", "DONE", "quantity", "2"));
        bill = world.as(patient).get("visits/" + visit + "/bill").expect(200);
        assertThat(bill.text("totals.done")).isEqualTo("26.67");
        assertThat(bill.text("totals.billed")).isEqualTo("0.00");
        assertThat(bill.text("lines.0.status")).isEqualTo("BILLABLE");
        assertThat(bill.text("lines.0.doneBy")).isEqualTo("HIS");
        assertThat(bill.text("lines.1.done")).isEqualTo("2.0000");
        assertThat(bill.text("lines.1.doneAmount")).isEqualTo("6.67");

        // Not to be done: it leaves the bill.
        world.confirm(xRay, "NOT_DONE");
        bill = world.as(patient).get("visits/" + visit + "/bill").expect(200);
        assertThat(bill.text("totals.ordered")).isEqualTo("30.00");
        assertThat(bill.text("lines.2.status")).isEqualTo("NOT_BILLABLE");
    }

    @Test
    void nobodyElseSeesIt() {
        PatientId patient = world.patient();
        long visit = world.register(patient, "OUTPATIENT");
        Api other = world.as(world.patient());

        other.get("visits/" + visit + "/bill").expectProblem(404, "visit-unknown");
        other.get("visits/" + visit + "/bill/stream").expectProblem(404, "visit-unknown");
        other.get("visits/" + visit + "/guide").expectProblem(404, "visit-unknown");
        world.operator().get("visits/" + visit + "/bill").expect(200);
    }
}
