package org.xinyi.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xinyi.stories.Hospital.BLOOD;
import static org.xinyi.stories.Hospital.CT;
import static org.xinyi.stories.Hospital.DRUG;
import static org.xinyi.stories.Hospital.REGISTRATION;
import static org.xinyi.stories.Visit.share;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.ApplicationContext;
import org.xinyi.Api;
import org.xinyi.Proves;

/// What reaches from one visit to the next: a follow-up without a fee, the way to the next room,
/// what another hospital has examined, the health centre around the corner, and a visit on the
/// phone.
class CareBetweenVisitsTests extends Story {

    private final ApplicationContext context;
    private World world;
    private Hospital hospital;
    private Begun begun;

    CareBetweenVisitsTests(ApplicationContext context) {
        this.context = context;
    }

    @BeforeEach
    void anotherCity() {
        world = new World(context, Twins.HERE.anew(), "2020-06-11T09:00");
        hospital = world.hospital();
        begun = new Begun(world);
    }

    @Proves(value = "F82", in = "S04")
    @Test
    void whoComesAgainWithinThreeDaysRegistersForNothing() {
        // 11 June: the first visit; registering costs 10.00.
        Resident wang = world.insured("王小明", 1985);
        Resident zhao = world.insured("赵六", 1990);
        begun.opens(wang, "S04");
        assertThat(fee(registers(wang))).isEqualTo("10.00");
        assertThat(fee(registers(zhao))).isEqualTo("10.00");
        // 14 June, three days later: nothing, whoever pays as ever included.
        world.itIs("2020-06-14T15:00");
        Visit again = registers(wang);
        assertThat(again.total("ordered")).isEqualTo("0.00");
        again.does(BLOOD, "1");
        again.ends();
        assertThat(again.settled().get("total").asString()).isEqualTo("60.00");
        // 15 June: it is the fourth day for Zhao.
        world.itIs("2020-06-15T09:00");
        assertThat(fee(registers(zhao))).isEqualTo("10.00");
        world.itIs("2020-06-24T09:00");
        world.everyFenIsExplained();
    }

    private static String fee(Visit visit) {
        visit.ends();
        visit.settled();
        return visit.total("ordered");
    }

    /// Somebody registers and is charged the fee, on credit where there is any.
    private Visit registers(Resident who) {
        Visit visit = hospital.receives(who, "S04");
        visit.does(REGISTRATION, "1");
        return visit;
    }

    @Proves(value = "F74", in = "S04")
    @Test
    void theDayBeforeAMessageSaysWhenAndWhere() {
        // 11 June: Wang books for the 13th.
        Resident wang = world.insured("王小明", 1985);
        begun.opens(wang, "S04");
        String slots = "departments/" + hospital.place(BLOOD) + "/slots";
        Map<String, Object> slot =
                Map.of("date", "2020-06-13", "start", "09:00", "end", "09:30", "capacity", 1);
        hospital.his().put(slots, Map.of("slots", List.of(slot))).expect(200);
        long free = wang.phone().get(slots).expect(200).number("slots.0.id");
        Map<String, Object> booked = Map.of("patient", wang.id(), "slot", free);
        wang.phone().post("bookings", Map.of("bookings", List.of(booked))).expect(200);
        assertThat(texts(wang)).noneSatisfy(text -> assertThat(text).contains("您预约了"));
        // 12 June, in the morning: told when, where, and that nothing is to be paid on the way.
        world.itIs("2020-06-12T09:30");
        assertThat(texts(wang))
                .filteredOn(text -> text.contains("您预约了"))
                .singleElement()
                .asString()
                .contains("市一院", "2020-06-13 09:00", "1号楼", "无需逐次付费");
    }

    @Proves(value = "F78", in = "S04")
    @Test
    void aMessageSaysWhereToGoNext() {
        // 11 June: blood test and CT are ordered; the workstation sends the way.
        Resident wang = world.insured("王小明", 1985);
        begun.opens(wang, "S04");
        Visit visit = hospital.receives(wang, "S04");
        visit.orders(BLOOD, "1");
        visit.orders(CT, "1");
        String messages = "visits/" + visit.id() + "/guide/messages";
        assertThat(hospital.his().post(messages, Map.of()).expect(201).number("rooms"))
                .isEqualTo(2);
        assertThat(texts(wang))
                .anySatisfy(
                        text ->
                                assertThat(text)
                                        .contains("市一院", "下一步请到", "1号楼", "之后还有1处")
                                        .doesNotContain("血常规", "胸部CT"));
        // Everything is done: there is nowhere to be sent to.
        visit.confirms(visit.order(BLOOD), "DONE", null);
        visit.confirms(visit.order(CT), "DONE", null);
        int told = texts(wang).size();
        assertThat(hospital.his().post(messages, Map.of()).expect(201).number("rooms")).isZero();
        assertThat(texts(wang)).hasSize(told);
    }

    @Proves(value = "F72", in = "S04")
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @Test
    void eachChargeIsPushedToThePhoneAtOnce() {
        // 11 June: the phone lies open at the bill.
        Resident wang = world.insured("王小明", 1985);
        begun.opens(wang, "S04");
        Visit visit = hospital.receives(wang, "S04");
        try (Stream<String> pushed = wang.phone().events("visits/" + visit.id() + "/bill/stream")) {
            Iterator<String> bills = pushed.iterator();
            assertThat(bills.next()).contains("\"done\":\"0.00\"");
            // Each thing that is done is there at once.
            visit.does(BLOOD, "1");
            waitsFor("\"done\":\"60.00\"", bills);
            visit.does(CT, "1");
            waitsFor("\"done\":\"360.00\"", bills);
        }
    }

    private static void waitsFor(String told, Iterator<String> bills) {
        String bill = bills.next();
        while (!bill.contains(told)) {
            bill = bills.next();
        }
    }

    private static List<String> texts(Resident who) {
        return who.phone()
                .get("patients/" + who.id() + "/messages")
                .expect(200)
                .at("messages")
                .findValuesAsString("text");
    }

    @Proves(value = "F83", in = "S04")
    @Test
    void aSecondHospitalSeesWhatTheFirstHasExaminedIfThePatientAgrees() {
        Hospital second = world.hospital("H32070000002", "市二院", "Second Hospital");
        Api doctor = world.city().key(second.id(), "DOCTOR");
        // 11 June: blood test, CT and drugs in the first hospital.
        Resident wang = world.insured("王小明", 1985);
        begun.opens(wang, "S04");
        Visit visit = hospital.receives(wang, "S04");
        visit.does(BLOOD, "1");
        visit.does(CT, "1");
        visit.does(DRUG, "1");
        visit.ends();
        // 12 June: the doctor of the second sees nothing of it, until Wang agrees on the phone.
        world.itIs("2020-06-12T09:00");
        String elsewhere = "patients/" + wang.id() + "/examinations-elsewhere";
        doctor.get(elsewhere).expectProblem(403, "record-consent-missing");
        String consents = "patients/" + wang.id() + "/record-consents";
        wang.phone().post(consents, Map.of("institution", second.id(), "days", 30)).expect(201);
        Api.Answer seen = doctor.get(elsewhere).expect(200);
        assertThat(seen.at("examinations").findValuesAsString("item"))
                .containsExactlyInAnyOrder(BLOOD, CT);
        assertThat(seen.text("examinations.0.institutionZh")).isEqualTo("市一院");
        assertThat(seen.text("examinations.0.doneAt")).startsWith("2020-06-11");
        // It is for that hospital alone, and ends when Wang says so, or by itself.
        world.city()
                .key(hospital.id(), "DOCTOR")
                .get(elsewhere)
                .expectProblem(403, "record-consent-missing");
        wang.phone().delete(consents + "/" + second.id()).expect(204);
        doctor.get(elsewhere).expectProblem(403, "record-consent-missing");
        assertThat(wang.phone().get(consents).at("consents")).isEmpty();
    }

    @Test
    void forAChildAParentAgreesAndForAGrownUpNobodyElse() {
        Resident mother = world.insured("王小红", 1970);
        Resident child = world.insured("王小宝", 2014);
        Resident grown = world.insured("王大宝", 1995);
        mother.paysFor(child, "PARENT");
        mother.paysFor(grown, "PARENT");
        // 11 June: the mother pays for both, and speaks for the six-year-old alone.
        Map<String, Object> consent = Map.of("institution", hospital.id(), "days", 30);
        mother.phone().post("patients/" + child.id() + "/record-consents", consent).expect(201);
        mother.phone()
                .post("patients/" + grown.id() + "/record-consents", consent)
                .expectProblem(404, "patient-unknown");
    }

    /// A policy of August 2023, for outpatients, emergencies and stays.
    @Proves(value = "F161", in = "N3")
    @Test
    void inTheHealthCentrePeopleAreTreatedFirstAndSettledAfterwards() {
        Hospital centre = HealthCentre.of(world);
        for (String kind : List.of("OUTPATIENT", "EMERGENCY", "INPATIENT")) {
            // 11 June: signed, treated, and not asked to pay before.
            Resident wang = world.insured("王小明", 1985);
            begun.opens(wang, "S04");
            Visit visit =
                    kind.equals("INPATIENT")
                            ? centre.admits(wang, "100.00")
                            : centre.registers(wang.id(), kind);
            assertThat(visit.checksIn("S04").get("flow").asString()).as(kind).isEqualTo("CREDIT");
            visit.does(BLOOD, "1");
            assertThat(visit.settlements()).as(kind).isEmpty();
            visit.ends();
            String personal = share(visit.settled(), "PERSONAL");
            assertThat(wang.owes()).as(kind).isEqualTo(personal).isNotEqualTo("0.00");
        }
    }

    @Proves(value = "F158", in = "S04")
    @Test
    void aVisitOnThePhoneIsPaidOnThePhone() {
        // 11 June: a visit to the internet hospital; the insurer's share is settled without a card.
        Resident wang = world.insured("王小明", 1985);
        begun.opens(wang, "S04");
        Visit visit = hospital.registers(wang.id(), "INTERNET");
        assertThat(visit.checksIn("S04").get("flow").asString()).isEqualTo("CREDIT");
        visit.does(DRUG, "20");
        visit.ends();
        assertThat(share(visit.settled(), "POOL")).isNotEqualTo("0.00");
        // Wang pays the rest online.
        assertThat(wang.owes()).isNotEqualTo("0.00");
        wang.paysByWallet();
    }

    @Proves(value = "F29", in = "S04")
    @Test
    void theDoctorSignsInARegionOfItsOwn() {
        // 11 June: the form has a region for the doctor, who signs beside the patient.
        Resident wang = world.insured("王小明", 1985);
        Api.Answer form = wang.reads("S04", "TABLET").expect(201);
        assertThat(form.at("regions").findValuesAsString("region")).contains("DOCTOR_SIGNATURE");
        world.itIs("2020-06-11T09:01");
        long commitment =
                hospital.his()
                        .post(
                                "commitments/" + form.number("id") + "/signature",
                                Map.of(
                                        "mode",
                                        "TABLET",
                                        "signature",
                                        Resident.STROKES,
                                        "readToEnd",
                                        true,
                                        "doctor",
                                        Map.of(
                                                "code", "D-17",
                                                "name", "陈医生",
                                                "signature", Resident.STROKES)))
                        .expect(201)
                        .number("id");
        Api.Answer evidence =
                wang.phone().get("commitments/" + commitment + "/evidence").expect(200);
        assertThat(evidence.text("parts.doctor.name")).isEqualTo("陈医生");
        assertThat(evidence.text("matches")).isEqualTo("true");
    }
}
