package org.xinyi.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xinyi.stories.Hospital.BLOOD;
import static org.xinyi.stories.Hospital.CT;
import static org.xinyi.stories.Hospital.DRUG;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.xinyi.Api;
import org.xinyi.Proves;
import tools.jackson.databind.JsonNode;

/// Payment by showing something: the insurer's share and the personal share, in schemes that
/// give no credit and beside those that do.
class OneDisplayTests extends Story {

    private final ApplicationContext context;
    private World world;
    private Hospital hospital;
    private Begun begun;
    private InsurerDesk insurer;
    private Desk desk;

    OneDisplayTests(ApplicationContext context) {
        this.context = context;
    }

    @BeforeEach
    void anotherCity() {
        world = new World(context, Twins.HERE.anew(), "2020-06-11T09:00");
        hospital = world.hospital();
        desk = new Desk(hospital);
        begun = new Begun(world);
        insurer = new InsurerDesk(world.sandbox());
    }

    @AfterEach
    void everyFenIsExplained() {
        world.itIs("2020-06-20T09:00");
        world.everyFenIsExplained();
    }

    @Proves(
            value = "F107",
            in = {"S17", "S19"})
    @Test
    void oneCodeSettlesFundAndPersonalShare() {
        for (String scheme : new String[] {"S17", "S19"}) {
            begun.begins(scheme);
            Resident he = withWallet("何小红", 1985);
            Visit visit = treated(he, scheme);
            // 11 June: the code is shown once, before He leaves; nothing is signed or borrowed.
            insurer.shows(he.number(), "EC-" + scheme);
            Api.Answer shown = desk.reads("E_CREDENTIAL", "EC-" + scheme, scheme).expect(201);
            Api.Answer paid = desk.takes(visit, scheme, shown.number("recognition")).expect(200);
            assertThat(paid.text("state")).as(scheme).isEqualTo("DEBITED");
            isPaid(he, visit, paid);
        }
    }

    @Proves(
            value = "F106",
            in = {"S16", "S17", "S19"})
    @Test
    void aFaceIsEnough() {
        Map<String, String> after = Map.of("S16", "SHOW_AGAIN", "S17", "DEBITED", "S19", "DEBITED");
        after.forEach(
                (scheme, state) -> {
                    begun.begins(scheme);
                    Resident he = withWallet("何小红", 1940);
                    insurer.knowsFace(he.number(), "face-" + he.id());
                    Visit visit = treated(he, scheme);
                    // 11 June: He has no phone along and looks at the terminal.
                    Api.Answer first = looks(he, visit, scheme).expect(200);
                    assertThat(first.text("state")).as(scheme).isEqualTo(state);
                    // Where the document does not say that one look is enough, the second pays.
                    if (state.equals("SHOW_AGAIN")) {
                        assertThat(looks(he, visit, scheme).expect(200).text("state"))
                                .isEqualTo("DEBITED");
                    }
                    isPaid(he, visit, first);
                });
    }

    @Proves(
            value = "F108",
            in = {"S04", "S08", "S18", "S19"})
    @Proves(value = "F105", in = "S04")
    @Proves(
            value = {"F96", "F109"},
            in = "S18")
    @Test
    void onThePhoneNobodyStandsAtAWindow() {
        for (String scheme : new String[] {"S04", "S08", "S18", "S19"}) {
            begun.begins(scheme);
            Resident he = withWallet("何小红", 1985);
            // In Lianyungang it is a visit to the internet hospital, with nothing signed.
            Visit visit = scheme.equals("S04") ? onTheScreen(he) : treated(he, scheme);
            // 11 June: one tap in the consulting room; a second one finds nothing to do.
            Map<String, Object> tap = Map.of("visit", visit.id(), "scheme", scheme);
            Api.Answer paid = he.phone().post("displays", tap).expect(200);
            if (paid.text("state").equals("SHOW_AGAIN")) {
                assertThat(he.phone().post("displays", tap).expect(200).text("state"))
                        .isEqualTo("DEBITED");
            }
            isPaid(he, visit, paid);
            assertThat(he.phone().post("displays", tap).expect(200).text("state"))
                    .isEqualTo("NOTHING_OWED");
            // The insurance's own account has paid first: 30.00 stood on it.
            assertThat(Visit.share(visit.settled(), "PERSONAL_ACCOUNT")).isEqualTo("30.00");
        }
    }

    @Proves(value = "F118", in = "S19")
    @Test
    void aChildSettlesForAParent() {
        begun.begins("S19");
        begun.begins("S17");
        Resident father = world.insured("何大山", 1945);
        Resident daughter = withWallet("何小红", 1975);
        Visit visit = treated(father, "S19");
        insurer.shows(daughter.number(), "EC-1");
        long shown = desk.reads("E_CREDENTIAL", "EC-1", "S19").expect(201).number("recognition");
        // 11 June: nobody has said that they are family; then both have.
        desk.takes(visit, "S19", shown).expectProblem(404, "visit-unknown");
        daughter.paysFor(father, "CHILD");
        desk.takes(visit, "S17", shown).expectProblem(422, "relatives-not-offered");
        Api.Answer paid = desk.takes(visit, "S19", shown).expect(200);
        assertThat(paid.number("payer")).isEqualTo(daughter.id());
        isPaid(father, visit, paid);
    }

    @Proves(
            value = {"F106", "F119"},
            in = "S13")
    @Test
    void inNantongAFaceOrARelativePaysWhatIsOwed() {
        // 11 June: Lu is treated on a promise, and owes the personal share.
        Resident lu = withWallet("陆十三", 1945);
        Resident son = withWallet("陆小明", 1975);
        begun.opens(lu, "S13");
        insurer.knowsFace(lu.number(), "face-lu");
        insurer.knowsFace(son.number(), "face-son");
        son.paysFor(lu, "CHILD");
        for (String face : new String[] {"face-lu", "face-son"}) {
            Visit visit = hospital.receives(lu, "S13");
            visit.does(BLOOD, "1");
            visit.ends();
            visit.settled();
            long shown = desk.reads("FACE", face, "S13").expect(201).number("recognition");
            Api.Answer paid = desk.takes(visit, "S13", shown).expect(200);
            assertThat(paid.text("state")).isEqualTo("DEBITED");
            World.eventually(() -> assertThat(lu.owes()).isEqualTo("0.00"));
        }
    }

    @Proves(value = "F166", in = "S16")
    @Proves(value = "F169", in = "S17")
    @Test
    void howVisitsAreSettledIsCountedByWhatWasShown() {
        begun.begins("S16");
        begun.begins("S17");
        // 11 June: in Liuyang a face is enough; in Chenzhou one person shows a code, one a face.
        // Two more pay at leisure.
        for (String scheme : List.of("S16", "S17")) {
            Resident old = withWallet("何大山", 1940);
            insurer.knowsFace(old.number(), "face-" + old.id());
            Visit visit = treated(old, scheme);
            looks(old, visit, scheme).expect(200);
            visit.ends();
        }
        Resident he = withWallet("何小红", 1985);
        Visit coded = treated(he, "S17");
        insurer.shows(he.number(), "EC-1");
        long shown = desk.reads("E_CREDENTIAL", "EC-1", "S17").expect(201).number("recognition");
        desk.takes(coded, "S17", shown).expect(200);
        coded.ends();
        Resident li = world.insured("李小红", 1990);
        Visit ordinary = treated(li, "S17");
        ordinary.ends();
        ordinary.settled();
        Resident zhao = world.insured("赵六", 1990);
        Visit another = treated(zhao, "S16");
        another.ends();
        another.settled();
        // Five visits are settled: one in five by code in Chenzhou, at one hospital.
        Api.Answer told = world.operator().get("statistics/means").expect(200);
        assertThat(told.number("settled")).isEqualTo(5);
        assertThat(told.at("schemes").findValuesAsString("scheme")).containsExactly("S16", "S17");
        assertThat(told.text("schemes.0.means.0.means")).isEqualTo("FACE");
        assertThat(told.number("schemes.0.institutions")).isEqualTo(1);
        assertThat(told.text("schemes.1.means.0.means")).isEqualTo("E_CREDENTIAL");
        assertThat(told.number("schemes.1.means.0.visits")).isEqualTo(1);
        assertThat(told.at("schemes.1.means.0.percent").decimalValue()).isEqualByComparingTo("20");
        assertThat(told.number("schemes.1.visits")).isEqualTo(2);
    }

    @Test
    void whoHasNoWalletIsTreatedAndPaysAnotherWay() {
        begun.begins("S17");
        Resident he = world.insured("何小红", 1985);
        Visit visit = treated(he, "S17");
        insurer.shows(he.number(), "EC-1");
        long shown = desk.reads("E_CREDENTIAL", "EC-1", "S17").expect(201).number("recognition");
        Api.Answer paid = desk.takes(visit, "S17", shown).expect(200);
        assertThat(paid.text("state")).isEqualTo("NO_WALLET");
        assertThat(he.owes()).isEqualTo(paid.text("personal"));
        desk.takes(visit, "S16", shown).expectProblem(422, "display-not-taken");
        he.paysByWallet();
        visit.ends();
    }

    private Visit treated(Resident who, String scheme) {
        Visit visit = hospital.registers(who.id(), "OUTPATIENT");
        assertThat(visit.checksIn(scheme, false, null).get("flow").asString())
                .isEqualTo("ORDINARY");
        visit.does(BLOOD, "1");
        visit.does(CT, "1");
        return visit;
    }

    private Visit onTheScreen(Resident who) {
        Visit visit = hospital.registers(who.id(), "INTERNET");
        visit.checksIn("S04", false, null);
        visit.does(DRUG, "20");
        return visit;
    }

    /// The insurer has paid its share, the wallet the other, and leaving settles nothing more.
    private void isPaid(Resident patient, Visit visit, Api.Answer paid) {
        assertThat(paid.text("fund")).isNotEqualTo("0.00");
        JsonNode settlement = visit.settled();
        assertThat(settlement.get("trigger").asString()).isEqualTo("PATIENT");
        assertThat(Visit.share(settlement, "PERSONAL")).isEqualTo(paid.text("personal"));
        World.eventually(() -> assertThat(patient.owes()).isEqualTo("0.00"));
        visit.ends();
        assertThat(visit.settlements()).hasSize(1);
    }

    private Api.Answer looks(Resident who, Visit visit, String scheme) {
        Api.Answer shown = desk.reads("FACE", "face-" + who.id(), scheme).expect(201);
        return desk.takes(visit, scheme, shown.number("recognition"));
    }

    /// Somebody who lets the hospital debit a full wallet, and has confirmed it there.
    private Resident withWallet(String name, int bornIn) {
        Resident who = world.insured(name, bornIn);
        long mandate =
                who.phone()
                        .post("mandates", Map.of("payee", hospital.id(), "channel", "WECHAT"))
                        .expect(201)
                        .number("id");
        world.sandbox()
                .post(
                        "/wechat/admin/contracts",
                        Map.of(
                                "mchid",
                                world.mchid(hospital.id()),
                                "contract_code",
                                world.city().city().code() + "-" + Long.toString(mandate, 36),
                                "payer",
                                "o-" + who.id(),
                                "funds",
                                true));
        return who;
    }
}
