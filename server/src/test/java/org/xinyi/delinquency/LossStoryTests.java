package org.xinyi.delinquency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.xinyi.Api;
import org.xinyi.Proves;
import org.xinyi.ServerTest;
import org.xinyi.credit.Obligation;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.Role;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.people.Institutions;

@ServerTest
class LossStoryTests {

    private static final Duration PAST_EVERY_LEASE = Duration.ofHours(1);

    private final ApplicationContext context;

    LossStoryTests(ApplicationContext context) {
        this.context = context;
    }

    @Test
    void aWriteOffNeedsTwoPeopleAndTheDebtStays() {
        // 1 June: treated, 80.00 open
        DebtWorld world = new DebtWorld(context, "2020-06-01T09:00");
        PatientId wang = world.patient("王芳");
        Obligation bill = world.owes(wang, world.line(wang, "S04", null), "S04", "80.00");
        // 1 August: the hospital gives it up; a system's key cannot, nor one person alone
        world.itIs("2020-08-01T09:00");
        Map<String, Object> items =
                Map.of("items", List.of(Map.of("obligation", bill.id().value())), "reason", "查无下落");
        world.key("FINANCE").post("write-offs", items).expectProblem(403, "person-needed");
        Api first = world.person(Role.FINANCE);
        long proposal = first.post("write-offs", items).expect(201).number("proposal");
        String approval = "proposals/" + proposal + "/approval";
        first.post(approval, Map.of()).expectProblem(403, "second-person-needed");
        assertThat(world.summary().text("writtenOff")).isEqualTo("0.00");
        Api second = world.person(Role.FINANCE);
        second.post(approval, Map.of()).expect(200);
        second.post(approval, Map.of()).expectProblem(409, "proposal-decided");
        assertThat(world.summary().text("writtenOff")).isEqualTo("80.00");
        assertThat(world.summary().text("outstanding")).isEqualTo("80.00");
        // a second time there is nothing left to give up
        first.post("write-offs", items).expectProblem(422, "amount-not-open");
        // 2 August: paid after all
        world.itIs("2020-08-02T09:00");
        world.paid(wang, "80.00");
        assertThat(world.summary().text("recovered")).isEqualTo("80.00");
        assertThat(world.summary().text("outstanding")).isEqualTo("0.00");
    }

    @Proves(value = "F148", in = "S04")
    @Test
    void theFiscalOfficeSubsidisesHalfOfWhatIsWrittenOffAndGetsItBackWhenThePatientPays() {
        DebtWorld world = new DebtWorld(context, "2020-06-01T09:00");
        PatientId wang = world.patient("王芳");
        Obligation bill = world.owes(wang, world.line(wang, "S04", null), "S04", "80.01");
        // 8 July: written off by two
        world.itIs("2020-07-08T09:00");
        writeOff(world, bill);
        // 15 July: 42 days after the due date are not over
        world.itIs("2020-07-15T09:00");
        assertThat(world.summary().number("claims")).isZero();
        // 18 July: claimed when they were
        world.itIs("2020-07-18T09:00");
        assertThat(world.summary().text("subsidyClaimed")).isEqualTo("40.00");
        Api.Answer claims = world.operator().get("claims").expect(200);
        assertThat(claims.text("claims.0.bearer")).isEqualTo("FISCAL");
        String evidence = "claims/" + claims.number("claims.0.claim") + "/evidence";
        assertThat(world.operator().get(evidence).expect(200).at("matches").asBoolean()).isTrue();
        // 18 July: brought to the office, which decides the next day
        FakeOffice office = new FakeOffice();
        ask(world, office);
        assertThat(office.claims()).hasSize(1);
        assertThat(world.summary().text("subsidyGranted")).isEqualTo("0.00");
        world.itIs("2020-07-19T09:00");
        ask(world, office);
        assertThat(world.summary().text("subsidyGranted")).isEqualTo("40.00");
        assertThat(world.summary().text("subsidyReceived")).isEqualTo("0.00");
        // 15 August: paid; read twice and booked once
        office.pays(LocalDate.of(2020, 8, 15));
        world.itIs("2020-08-16T09:00");
        read(world, office);
        world.itIs("2020-08-17T09:00");
        read(world, office);
        assertThat(world.summary().text("subsidyReceived")).isEqualTo("40.00");
        // 20 August: paid after all; half of it goes back to the treasury
        world.itIs("2020-08-20T09:00");
        world.paid(wang, "80.01");
        assertThat(world.summary().text("subsidyGivenBack")).isEqualTo("40.00");
        assertThat(world.summary().text("recovered")).isEqualTo("80.01");
        assertThat(world.operator().get(evidence).expect(200).at("matches").asBoolean()).isTrue();
    }

    private static void writeOff(DebtWorld world, Obligation bill) {
        long proposal =
                world.person(Role.FINANCE)
                        .post(
                                "write-offs",
                                Map.of(
                                        "items",
                                        List.of(Map.of("obligation", bill.id().value())),
                                        "reason",
                                        "查无下落"))
                        .expect(201)
                        .number("proposal");
        world.person(Role.FINANCE)
                .post("proposals/" + proposal + "/approval", Map.of())
                .expect(200);
    }

    private static void ask(DebtWorld world, FakeOffice office) {
        Sql sql = world.bean(Sql.class);
        Clock later = Clock.offset(Clock.systemUTC(), PAST_EVERY_LEASE);
        ClaimPump pump =
                new ClaimPump(
                        sql,
                        world.bean(BusinessClock.class),
                        new ClaimTable(sql, later),
                        new ClaimOffices(List.of(office)),
                        world.bean(ClaimDecisions.class),
                        world.bean(Institutions.class),
                        later);
        world.inCity(pump::work);
    }

    private static void read(DebtWorld world, FakeOffice office) {
        ClaimPayments payments =
                new ClaimPayments(
                        world.bean(Sql.class),
                        world.bean(BusinessClock.class),
                        new ClaimOffices(List.of(office)),
                        world.bean(SettlingClaims.class),
                        Clock.systemUTC());
        world.inCity(payments::work);
    }
}
