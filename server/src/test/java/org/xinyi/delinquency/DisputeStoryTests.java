package org.xinyi.delinquency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.xinyi.Api;
import org.xinyi.NastyDay;
import org.xinyi.ServerTest;
import org.xinyi.credit.Obligation;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.Role;

@ServerTest
class DisputeStoryTests {

    private final ApplicationContext context;

    DisputeStoryTests(ApplicationContext context) {
        this.context = context;
    }

    @Test
    @NastyDay(17)
    void nobodyRunsOverADisputeAndTheOtherBillIsFollowedUp() {
        // 1 June: two bills, 80.00 and 20.00. The patient says that the first is another's.
        DebtWorld world = new DebtWorld(context, "2020-06-01T09:00");
        PatientId wang = world.patient("王芳");
        var line = world.line(wang, "S04", null);
        Obligation disputed = world.owes(wang, line, "S04", "80.00");
        Obligation other = world.owes(wang, line, "S04", "20.00");
        Api finance = world.person(Role.FINANCE);
        long dispute =
                finance.post(
                                "obligations/" + disputed.id().value() + "/disputes",
                                Map.of("text", "不是我的检查"))
                        .expect(201)
                        .number("dispute");
        // 2 June: the other bill is reminded of, this one is not.
        world.itIs("2020-06-02T10:00");
        assertThat(world.ladder(other).text("current")).isEqualTo("sms-24h");
        assertThat(world.ladder(disputed).text("next.state")).isEqualTo("disputed");
        // 10 June: the call about the other is due; about this one nobody is to call.
        world.itIs("2020-06-10T10:00");
        assertThat(world.summary().number("callsWaiting")).isEqualTo(1);
        assertThat(world.ladder(disputed).text("current")).isEmpty();
        assertThat(world.ladder(disputed).text("disputed")).isEqualTo("80.00");
        // 11 June: the hospital answers that it was her own. The ladder begins at its first rung.
        world.itIs("2020-06-11T10:00");
        finance.post(
                        "disputes/" + dispute + "/resolution",
                        Map.of("outcome", "REJECTED", "answer", "确为本人检查"))
                .expect(200);
        world.itIs("2020-06-11T10:05");
        assertThat(world.ladder(disputed).text("current")).isEqualTo("sms-24h");
        assertThat(world.summary().number("callsWaiting")).isEqualTo(1);
    }
}
