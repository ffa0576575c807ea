package org.xinyi.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xinyi.stories.Hospital.BLOOD;
import static org.xinyi.stories.Hospital.CONSULTATION;
import static org.xinyi.stories.Hospital.CT;
import static org.xinyi.stories.Hospital.DRUG;
import static org.xinyi.stories.Visit.share;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.xinyi.Api;
import org.xinyi.Proves;
import org.xinyi.credit.CreditLines;
import org.xinyi.credit.Line;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.Money;
import tools.jackson.databind.JsonNode;

/// Where nobody pays any more, and where everybody still can.
class PlacesToPayTests extends Story {

    private final ApplicationContext context;
    private World world;
    private Hospital hospital;
    private Begun begun;

    PlacesToPayTests(ApplicationContext context) {
        this.context = context;
    }

    @BeforeEach
    void anotherCity() {
        world = new World(context, Twins.HERE.anew(), "2020-06-11T09:00");
        hospital = world.hospital();
        begun = new Begun(world);
    }

    /// In Xiamen Zhongshan everybody may, an uninsured woman of 84 among them.
    @Proves(value = "F10", in = "S09")
    @Proves(
            value = "F58",
            in = {"S01", "S07"})
    @Proves(
            value = "F63",
            in = {"S08", "S09"})
    @Test
    void nobodyPaysBeforeOrBetweenTheSteps() {
        for (String scheme : List.of("S01", "S07", "S08", "S09")) {
            // 11 June: the line is there; no card is topped up.
            Resident li =
                    scheme.equals("S09") ? world.resident("李奶奶", 1936) : world.insured("李小红", 1990);
            begun.opens(li, scheme);
            // Seen, tested, examined, and given drugs, without a stop.
            Visit visit = hospital.receives(li, scheme);
            for (String item : List.of(CONSULTATION, BLOOD, CT, DRUG)) {
                visit.does(item, "1");
            }
            visit.ends();
            if (scheme.equals("S01")) {
                visit.settles("PATIENT");
            }
            visit.billed("400.00");
            assertThat(li.owes()).as(scheme).isNotEqualTo("0.00");
            assertThat(li.meter(scheme, "used")).as(scheme).isEqualTo(li.owes());
            assertThat(li.phone().get("patients/" + li.id() + "/payments").at("items"))
                    .as(scheme)
                    .isEmpty();
        }
    }

    @Proves(
            value = {"F102", "F103"},
            in = "S13")
    @Proves(
            value = "F103",
            in = {"S04", "S14"})
    @Test
    void theWindowAndTheKioskStay() {
        Map<String, List<String>> channels =
                Map.of(
                        "S13", List.of("WINDOW_CASH", "WINDOW_CARD", "KIOSK"),
                        "S04", List.of("KIOSK"),
                        "S14", List.of("KIOSK"));
        channels.forEach(
                (scheme, ways) -> {
                    // 11 June: treated; the personal share is owed.
                    Resident li = world.insured("李小红", 1990);
                    begun.opens(li, scheme);
                    Visit visit = hospital.receives(li, scheme);
                    visit.does(CT, "1");
                    visit.ends();
                    visit.settles("DOCTOR");
                    visit.settled();
                    // Paid in parts, each in another way, the rest in the last.
                    for (String way : ways.subList(0, ways.size() - 1)) {
                        pays(li, way, "10.00");
                    }
                    pays(li, ways.getLast(), li.owes());
                    assertThat(li.owes()).as(scheme).isEqualTo("0.00");
                    assertThat(
                                    li.phone()
                                            .get("patients/" + li.id() + "/payments")
                                            .at("items")
                                            .findValuesAsString("channel"))
                            .as(scheme)
                            .containsExactlyInAnyOrderElementsOf(ways);
                });
    }

    private void pays(Resident who, String channel, String amount) {
        Map<String, Object> paid = Map.of("debtor", who.id(), "channel", channel, "amount", amount);
        JsonNode result =
                hospital.his()
                        .post(
                                "shifts/" + hospital.shift() + "/repayments",
                                Map.of("repayments", List.of(paid)))
                        .expect(200)
                        .at("results.0");
        assertThat(result.has("done")).as(result.toString()).isTrue();
    }

    @Proves(value = "F104", in = "S06")
    @Test
    void inZhuhaiTheBankIsRepaidInTheMiniProgramOrInOnlineBanking() {
        // 11 June: treated on the bank's line.
        Resident li = world.insured("李小红", 1990);
        begun.opens(li, "S06");
        Visit visit = hospital.receives(li, "S06");
        visit.does(CT, "1");
        visit.ends();
        String owed = share(visit.settled(), "PERSONAL");
        // 12 June: 10.00 in the mini-program.
        world.itIs("2020-06-12T09:00");
        world.payByWallet(
                li.phone()
                        .post(
                                "repayments",
                                Map.of("debtor", li.id(), "channel", "WECHAT", "amount", "10.00"))
                        .expect(201));
        String rest = Money.parse(owed).minus(Money.parse("10.00")).toString();
        World.eventually(() -> assertThat(li.owes()).isEqualTo(rest));
        // The rest in the bank's own online banking: we hear of it from the bank.
        world.sandbox()
                .post(
                        "/bank/bank-a/admin/counter-payments",
                        Map.of("lineNo", lenderNumber(li), "amount", rest));
        world.itIs("2020-06-13T09:00");
        World.eventually(() -> assertThat(li.owes()).isEqualTo("0.00"));
        assertThat(li.meter("S06", "used")).isEqualTo("0.00");
    }

    private String lenderNumber(Resident of) {
        LineId id = new LineId(of.lineId("S06"));
        Line line =
                world.city()
                        .city()
                        .call(() -> world.bean(CreditLines.class).find(List.of(id)).get(id));
        return String.valueOf(Objects.requireNonNull(line).lenderNumber());
    }

    @Proves(value = "F90", in = "S06")
    @Proves(value = "F91", in = "S14")
    @Proves(value = "F95", in = "S10")
    @Test
    void aStayIsSettledAtTheBedInTheWardOrAtAMachine() {
        // A nurse at the bed, a nurse in the ward, a machine in the hall: none is a cashier.
        Api nurse = world.city().key(hospital.id(), "NURSE");
        Api machine = world.city().key(hospital.id(), "RECEPTION");
        for (String scheme : List.of("S06", "S10", "S14")) {
            for (Api by : scheme.equals("S14") ? List.of(nurse, machine) : List.of(nurse)) {
                // 11 June: admitted and examined.
                Resident li = world.insured("李小红", 1990);
                begun.opens(li, scheme);
                Visit stay = hospital.admits(li, "10.00");
                assertThat(stay.checksIn(scheme).get("flow").asString())
                        .as(scheme)
                        .isEqualTo("CREDIT");
                stay.does(CT, "10");
                // Discharged: the fund's share and the line's are settled at once.
                by.post("visits/ends", Map.of("ends", List.of(Map.of("visit", stay.id()))))
                        .expect(200);
                JsonNode settlement = stay.settled();
                assertThat(settlement.get("trigger").asString()).isEqualTo("DISCHARGED");
                assertThat(share(settlement, "POOL")).as(scheme).isNotEqualTo("0.00");
                assertThat(li.meter(scheme, "used"))
                        .as(scheme)
                        .isEqualTo(share(settlement, "PERSONAL"));
            }
        }
    }

    @Proves(value = "F68", in = "S19")
    @Test
    void inDalianTheDoctorSettlesInTheConsultingRoom() {
        // 11 June: seen and given drugs; the doctor settles while the patient sits there.
        Resident li = world.insured("李小红", 1990);
        begun.opens(li, "S19");
        Visit visit = hospital.receives(li, "S19");
        visit.does(CONSULTATION, "1");
        visit.does(DRUG, "2");
        Map<String, Object> click = Map.of("visit", visit.id(), "trigger", "DOCTOR");
        world.city()
                .key(hospital.id(), "DOCTOR")
                .post("settlements", Map.of("settlements", List.of(click)))
                .expect(200);
        JsonNode settlement = visit.settled();
        assertThat(settlement.get("trigger").asString()).isEqualTo("DOCTOR");
        assertThat(settlement.get("total").asString()).isEqualTo("60.00");
        // Leaving settles nothing more.
        visit.ends();
        world.itIs("2020-06-12T09:00");
        assertThat(visit.settlements()).hasSize(1);
        assertThat(li.meter("S19", "used")).isEqualTo(share(settlement, "PERSONAL"));
    }
}
