package org.xinyi.delinquency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.xinyi.ServerTest;
import org.xinyi.credit.Obligation;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.Role;

/// How people stood on any day follows from the log, long after that day.
@ServerTest
class StandingReplayTests {

    private final ApplicationContext context;

    StandingReplayTests(ApplicationContext context) {
        this.context = context;
    }

    @Test
    void howEverybodyStoodOnADayFollowsFromTheLogAloneHoweverMuchCameLater() {
        Map<Instant, List<StandingRegister.Entry>> noted = new LinkedHashMap<>();
        // 1 June: two are treated, 80.00 and 120.00 to be paid within three days
        DebtWorld world = new DebtWorld(context, "2020-06-01T09:00");
        PatientId wang = world.patient("王芳");
        world.owes(wang, world.line(wang, "S04", null), "S04", "80.00");
        PatientId zhao = world.patient("赵六");
        Obligation bill = world.owes(zhao, world.line(zhao, "S04", null), "S04", "120.00");
        note(world, noted);
        // 2 June: both are written to; Zhao asks for time
        world.itIs("2020-06-02T10:00");
        world.person(Role.FINANCE)
                .post(
                        "obligations/" + bill.id().value() + "/pauses",
                        Map.of("reason", "AGREED", "until", "2020-07-20T01:00:00Z"))
                .expect(201);
        note(world, noted);
        // 8 June: Wang is called
        world.itIs("2020-06-08T10:00");
        world.everythingArrived();
        world.calls(Map.of("outcome", "REFUSES", "reason", "FORGOT"));
        note(world, noted);
        untilDecember(world, wang, zhao, noted);

        assertThat(standings(noted, wang))
                .containsExactly(
                        "CLEAR", "CLEAR", "LIMITED", "LISTED", "SUSPENDED", "SUSPENDED", "CLEAR");
        noted.forEach((moment, then) -> assertThat(asOf(world, moment)).isEqualTo(then));
    }

    private static void untilDecember(
            DebtWorld world,
            PatientId wang,
            PatientId zhao,
            Map<Instant, List<StandingRegister.Entry>> noted) {
        // 28 June: the list is announced; 1 July: Wang is listed
        world.itIs("2020-06-28T09:01");
        world.everythingArrived();
        world.itIs("2020-07-01T09:01");
        note(world, noted);
        // 5 July: Wang pays, and Zhao a part
        world.itIs("2020-07-05T09:00");
        world.paid(wang, "80.00");
        world.paid(zhao, "20.00");
        note(world, noted);
        // 21 July: Zhao dies
        world.itIs("2020-07-21T09:00");
        world.operator()
                .post("patients/" + zhao.value() + "/death", Map.of("diedOn", "2020-07-21"));
        note(world, noted);
        // 29 December: Wang has credit again
        world.itIs("2020-12-29T09:00");
        note(world, noted);
    }

    private static void note(DebtWorld world, Map<Instant, List<StandingRegister.Entry>> noted) {
        List<StandingRegister.Entry> now = new ArrayList<>();
        world.inCity(
                () -> {
                    world.bean(StandingRegister.class).now(now::add);
                    return now;
                });
        noted.put(world.now(), now);
    }

    private static List<StandingRegister.Entry> asOf(DebtWorld world, Instant moment) {
        List<StandingRegister.Entry> then = new ArrayList<>();
        return world.inCity(
                () -> {
                    world.bean(StandingRegister.class).asOf(moment, then::add);
                    return then;
                });
    }

    private static List<String> standings(
            Map<Instant, List<StandingRegister.Entry>> noted, PatientId person) {
        return noted.values().stream()
                .flatMap(List::stream)
                .filter(one -> one.person().equals(person))
                .map(one -> one.standings().get("S04"))
                .toList();
    }
}
