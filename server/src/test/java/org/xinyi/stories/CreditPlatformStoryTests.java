package org.xinyi.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xinyi.stories.Hospital.CT;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.xinyi.Proves;
import tools.jackson.databind.JsonNode;

/// What the city's credit platform is told of bills that were paid and were not, and what it is
/// asked before somebody is admitted. It stands beside the care and never before it.
class CreditPlatformStoryTests extends Story {

    private final ApplicationContext context;
    private World world;
    private Hospital hospital;
    private Begun begun;
    private Outside outside;

    CreditPlatformStoryTests(ApplicationContext context) {
        this.context = context;
    }

    @BeforeEach
    void anotherCity() {
        world = new World(context, Twins.HERE.anew(), "2020-06-11T09:00");
        hospital = world.hospital();
        begun = new Begun(world);
        outside = new Outside(world);
    }

    @Proves(
            value = {"F52", "F54"},
            in = "S02")
    @Test
    void whatIsPaidIsAFulfilmentAndWhatIsNotADefaultUntilItIsPaid() {
        // 11 June: three people promise to pay within seven days, and that it may be told.
        Resident wang = owes("S02");
        Resident li = owes("S02");
        Resident zhao = world.insured("赵六", 1990);
        long promise = begun.applies(zhao, "S02");
        zhao.waitsForLine("S02");
        hospital.visit(zhao, "S02");
        // 12 June: Wang pays. The platform is away, and is told when it is back.
        world.itIs("2020-06-12T09:00");
        outside.fails("credit-platform", "reports", "ERROR_BEFORE_EFFECT");
        wang.paysByWallet();
        outside.isTold(wang, "FULFILLED");
        // 13 June: Zhao takes the promise back; the debt stays, and nothing is told of it any more.
        world.itIs("2020-06-13T09:00");
        zhao.revokes(promise);
        // 19 June: overdue since yesterday, and reminded of. Nobody is reported yet.
        world.itIs("2020-06-19T12:00");
        assertThat(outside.told(li)).isEmpty();
        // 25 June: the hospital calls; neither wants to pay. That is a default.
        world.itIs("2020-06-25T12:00");
        outside.callsEverybody();
        world.itIs("2020-06-25T13:00");
        outside.isTold(li, "DEFAULTED");
        JsonNode told = outside.reports(li).get(0);
        assertThat(told.get("legalBasis").asString()).isEqualTo("《信用授权承诺书》");
        // 27 June: paid after all. The fulfilment takes the default's place.
        world.itIs("2020-06-27T09:00");
        li.paysByWallet();
        outside.isTold(li, "DEFAULTED", "FULFILLED");
        assertThat(outside.reports(li).get(1).get("replaces")).isEqualTo(told.get("reportNo"));
        zhao.paysByWallet();
        assertThat(outside.told(zhao)).isEmpty();
    }

    @Proves(value = "F52", in = "S02")
    @Test
    void aBillThatWasWrongTakesItsDefaultBack() {
        // 11 June: one CT; nobody pays, and on the 25th that is told.
        begun.begins("S02");
        Resident li = world.insured("李小红", 1985);
        begun.opens(li, "S02");
        Visit visit = hospital.receives(li, "S02");
        long ct = visit.does(CT, "1");
        visit.ends();
        visit.settled();
        world.itIs("2020-06-19T12:00");
        world.itIs("2020-06-25T12:00");
        outside.callsEverybody();
        world.itIs("2020-06-25T13:00");
        outside.isTold(li, "DEFAULTED");
        // 26 June: it was another patient's CT. Nothing is owed, and nothing is held against Li.
        world.itIs("2020-06-26T09:00");
        hospital.refunds(ct);
        World.eventually(() -> assertThat(li.owes()).isEqualTo("0.00"));
        outside.isTold(li, "DEFAULTED", "RETRACTED");
    }

    @Proves(
            value = {"F54", "F159"},
            in = "S04")
    @Test
    void fromThePromiseToItsFulfilmentTheLoopIsClosed() {
        // 11 June: promised, treated, not paid. The promise says that the city may be told.
        // Zhao pays the next day: nothing stands against her, and nothing is told.
        Resident wang = owes("S04");
        Resident zhao = owes("S04");
        world.itIs("2020-06-12T12:00");
        zhao.paysByWallet();
        world.itIs("2020-06-18T12:00");
        outside.callsEverybody();
        // 8 July: told what is to come, three days ahead.
        world.itIs("2020-07-08T12:00");
        outside.everythingArrived();
        assertThat(outside.told(wang)).isEmpty();
        // 11 July: thirty days. On the city's list, and told of.
        world.itIs("2020-07-11T12:00");
        assertThat(wang.standing("S04")).isEqualTo("LISTED");
        outside.isTold(wang, "LISTED");
        assertThat(outside.isListed(wang)).isTrue();
        // Care goes on, with payment in the ordinary way.
        Visit visit = hospital.registers(wang.id(), "OUTPATIENT");
        assertThat(visit.checksIn("S04").get("flow").asString()).isEqualTo("ORDINARY");
        // 12 July: paid. The report is taken back at once.
        world.itIs("2020-07-12T09:00");
        wang.paysByWallet();
        outside.isTold(wang, "LISTED", "RETRACTED");
        assertThat(outside.isListed(wang)).isFalse();
        assertThat(zhao.standing("S04")).isEqualTo("CLEAR");
        assertThat(outside.told(zhao)).isEmpty();
    }

    @Proves(value = "F144", in = "S13")
    @Test
    void afterThirtyDaysTheArrearsStandInThePersonalCreditFile() {
        // 11 June: treated; due on the 14th, reminded of on the 15th.
        Resident wang = owes("S13");
        world.itIs("2020-06-15T12:00");
        outside.everythingArrived();
        // 11 July: told three days ahead; 14 July: thirty days overdue.
        world.itIs("2020-07-11T12:00");
        outside.everythingArrived();
        world.itIs("2020-07-14T11:00");
        assertThat(outside.told(wang)).isEmpty();
        world.itIs("2020-07-14T12:00");
        outside.isTold(wang, "LISTED");
        assertThat(outside.reports(wang).get(0).get("legalBasis").asString())
                .isEqualTo("欠费超过30天的患者将被计入个人信用档案");
        // 15 July: paid, and out of the file.
        world.itIs("2020-07-15T09:00");
        wang.paysByWallet();
        outside.isTold(wang, "LISTED", "RETRACTED");
    }

    @Proves(
            value = {"F06", "F07"},
            in = {"S02", "S12"})
    @Proves(value = "F54", in = "S12")
    @Test
    void thePlatformSaysWhoIsHonestAndWhoTheyAre() {
        for (String scheme : new String[] {"S02", "S12"}) {
            // 11 June: a record of serious dishonesty, and somebody whom the platform cannot place.
            Resident dishonest = world.insured("周七", 1985);
            Resident unknown = world.insured("吴八", 1985);
            outside.says(dishonest, true, true);
            outside.says(unknown, false, false);
            long promise = begun.applies(dishonest, scheme);
            begun.applies(unknown, scheme);
            assertThat(dishonest.decided(scheme)).isEqualTo("REFUSED");
            assertThat(unknown.decided(scheme)).isEqualTo("REFUSED");
            assertThat(reasons(dishonest, scheme)).contains("严重失信记录");
            assertThat(reasons(unknown, scheme)).contains("信用身份尚未核验");
            // Both are treated all the same.
            Visit visit = hospital.registers(dishonest.id(), "OUTPATIENT");
            assertThat(visit.checksIn(scheme).get("flow").asString()).isEqualTo("ORDINARY");
            visit.does(CT, "1");
            assertThat(visit.total("done")).isEqualTo("300.00");
            // The record is repaired, and he applies again.
            outside.says(dishonest, false, true);
            dishonest.phone().post("line-applications", Map.of("commitment", promise)).expect(201);
            dishonest.waitsForLine(scheme);
        }
    }

    @Test
    void whileThePlatformIsSilentWhoAppliesWaitsAndIsTreated() {
        // 11 June: the platform does not answer; nobody is admitted or refused unseen.
        Resident wang = world.insured("王小明", 1985);
        begun.begins("S02");
        world.fail("credit-platform");
        begun.applies(wang, "S02");
        Visit visit = hospital.registers(wang.id(), "OUTPATIENT");
        assertThat(visit.checksIn("S02").get("flow").asString()).isEqualTo("ORDINARY");
        visit.does(CT, "1");
        assertThat(visit.total("done")).isEqualTo("300.00");
        assertThat(wang.line("S02")).isNull();
        // It answers again, and the line opens by itself.
        world.recover();
        wang.waitsForLine("S02");
    }

    private Resident owes(String scheme) {
        Resident who = world.insured("王小明", 1985);
        begun.opens(who, scheme);
        hospital.visit(who, scheme);
        return who;
    }

    private static String reasons(Resident who, String scheme) {
        return String.valueOf(who.application(scheme));
    }
}
