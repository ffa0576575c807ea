package org.xinyi.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xinyi.stories.Hospital.BLOOD;
import static org.xinyi.stories.Hospital.CT;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.xinyi.NastyDay;
import org.xinyi.kernel.PatientId;
import org.xinyi.people.Patients;
import org.xinyi.people.SampleNumbers;
import tools.jackson.databind.JsonNode;

/// A family changes while somebody owes for somebody: debts stay where they arose, nothing new
/// is added to them, and both are told.
class FamilyStoryTests extends Story {

    private final ApplicationContext context;
    private World world;
    private Hospital hospital;

    FamilyStoryTests(ApplicationContext context) {
        this.context = context;
    }

    @BeforeEach
    void anotherCity() {
        world = new World(context, Twins.HERE.anew(), "2020-06-12T09:00");
        hospital = world.hospital();
    }

    @AfterEach
    void everyFenIsExplained() {
        world.itIs("2020-06-25T09:00");
        world.everyFenIsExplained();
    }

    @Test
    @NastyDay(18)
    void aChildThatComesOfAgeOwesWhatIsNewAndTheFatherWhatIsOld() {
        // 12 June: the daughter turns 18 on the 15th. Her father signs, and owes for her CT.
        Resident father = world.resident("孙大勇", 1975);
        Resident daughter =
                Resident.registered(
                        world, "孙小雨", SampleNumbers.resident(LocalDate.of(2002, 6, 15), 902));
        daughter.signs("S04", father);
        treated(daughter, "S04", CT);
        assertThat(father.owes()).isEqualTo("300.00");
        // 14 June, her last day as a minor: a second visit begins under his word.
        world.itIs("2020-06-14T20:00");
        Visit evening = hospital.receives(daughter, "S04");
        assertThat(evening.ordered(BLOOD, "1").get("funding").asString()).isEqualTo("CREDIT");
        // 15 June: she is of age. His signature binds nobody any more, and both are told.
        world.itIs("2020-06-15T08:00");
        assertThat(messages(daughter)).anyMatch(one -> one.contains("自患者成年之日起"));
        assertThat(messages(father)).anyMatch(one -> one.contains("自患者成年之日起"));
        // What was held is honoured: the evening's blood is still his.
        evening.confirms(evening.order(BLOOD), "DONE", null);
        evening.ends();
        evening.settled();
        assertThat(father.owes()).isEqualTo("360.00");
        // A new visit is treated all the same, in the ordinary flow, and is her own.
        JsonNode flow = hospital.registers(daughter.id(), "OUTPATIENT").checksIn("S04");
        assertThat(flow.get("flow").asString()).isEqualTo("ORDINARY");
        // She signs for herself: a line of her own, on which she owes.
        daughter.signature("S04", null);
        World.eventually(() -> assertThat(openLines(daughter, daughter)).isEqualTo(1));
        treated(daughter, "S04", BLOOD);
        assertThat(daughter.owes()).isEqualTo("60.00");
        assertThat(father.owes()).isEqualTo("360.00");
        father.paysByWallet();
        daughter.paysByWallet();
    }

    @Test
    @NastyDay(18)
    void whoLeavesTheFamilyTakesNoDebtAndUsesTheLineNoMore() {
        // 12 June: Li shares her line with her father-in-law, who is treated for 300.00.
        Resident li = world.insured("李小红", 1985);
        Resident old = world.insured("王建国", 1950);
        li.signs("S10");
        long tie = li.paysFor(old, "OTHER_DIRECT_KIN");
        li.phone()
                .post(
                        "credit-lines/" + li.lineId("S10") + "/shares",
                        Map.of("tie", tie, "limit", "1000.00"))
                .expect(201);
        treated(old, "S10", CT);
        String owed = li.owes();
        assertThat(owed).isEqualTo("200.00");
        // 13 June: he is at the laboratory when the families part.
        world.itIs("2020-06-13T09:00");
        Visit visit = hospital.receives(old, "S10");
        long blood = visit.orders(BLOOD, "1");
        old.phone().post("family-ties/" + tie + "/end", Map.of()).expect(200);
        // What was held is honoured; nothing new is, and care goes on.
        JsonNode more = visit.ordered(CT, "1");
        assertThat(more.get("funding").asString()).isEqualTo("ORDINARY");
        visit.confirms(blood, "DONE", null);
        visit.cancels(more.get("order").asLong());
        visit.ends();
        visit.settled();
        assertThat(li.owes()).isEqualTo("218.00");
        assertThat(old.owes()).isEqualTo("0.00");
        assertThat(openLines(old, li)).isZero();
        // Both are told; her own line stays open.
        assertThat(messages(li)).anyMatch(one -> one.contains("已解除"));
        assertThat(messages(old)).anyMatch(one -> one.contains("已解除"));
        assertThat(openLines(li, li)).isEqualTo(1);
        li.paysByWallet();
    }

    @Test
    @NastyDay({18, 26})
    void theLineOfADeadPersonIsClosedToTheFamilyToo() {
        // 12 June: Li shares her line with her mother.
        Resident li = world.insured("李小红", 1985);
        Resident mother = world.insured("林秀英", 1950);
        li.signs("S10");
        long tie = li.paysFor(mother, "CHILD");
        li.phone()
                .post("credit-lines/" + li.lineId("S10") + "/shares", Map.of("tie", tie))
                .expect(201);
        treated(mother, "S10", CT);
        // 14 June: Li has died. The mother is treated in the ordinary flow, and is told why.
        world.itIs("2020-06-14T09:00");
        world.city()
                .city()
                .run(
                        () ->
                                world.bean(Patients.class)
                                        .recordDeath(
                                                new PatientId(li.id()), LocalDate.of(2020, 6, 13)));
        JsonNode flow = hospital.registers(mother.id(), "OUTPATIENT").checksIn("S10");
        assertThat(flow.get("flow").asString()).isEqualTo("ORDINARY");
        assertThat(messages(mother)).anyMatch(one -> one.contains("已解除"));
        // What the dead owed stays in the books; the mother does not owe it.
        assertThat(mother.owes()).isEqualTo("0.00");
        assertThat(li.owes()).isEqualTo("200.00");
    }

    @Test
    @NastyDay(18)
    void whatAMotherSharesWithAMinorEndsWhenHeIsOfAge() {
        // 12 June: in Xiamen minors use their parents' lines. The son turns 18 on the 15th.
        Resident mother = world.insured("周敏", 1978);
        Resident son =
                Resident.registered(
                        world, "周一鸣", SampleNumbers.resident(LocalDate.of(2002, 6, 15), 903));
        new Begun(world).opens(mother, "S08");
        mother.shares("S08", mother.paysFor(son, "PARENT")).expect(201);
        treated(son, "S08", BLOOD);
        assertThat(mother.owes()).isEqualTo("60.00");
        // 15 June: the share has ended, and both are told. Care goes on; the debt is hers.
        world.itIs("2020-06-15T08:00");
        assertThat(openLines(son, mother)).isZero();
        assertThat(messages(son)).anyMatch(one -> one.contains("周"));
        assertThat(messages(mother)).anyMatch(one -> one.contains("周"));
        JsonNode flow = hospital.registers(son.id(), "OUTPATIENT").checksIn("S08");
        assertThat(flow.get("flow").asString()).isEqualTo("ORDINARY");
        assertThat(mother.owes()).isEqualTo("60.00");
        mother.paysByWallet();
    }

    private void treated(Resident who, String scheme, String item) {
        Visit visit = hospital.receives(who, scheme);
        visit.does(item, "1");
        visit.ends();
        visit.settled();
    }

    /// How many open lines pay one person's care and are owed by another.
    private static long openLines(Resident patient, Resident debtor) {
        long open = 0;
        for (JsonNode line :
                debtor.phone().get("patients/" + debtor.id() + "/credit-lines").json()) {
            if (line.get("patient").asLong() == patient.id()
                    && line.get("debtor").asLong() == debtor.id()
                    && line.path("scheme").asString("").startsWith("S")
                    && line.path("closedAt").asString("").isEmpty()) {
                open++;
            }
        }
        return open;
    }

    private static List<String> messages(Resident of) {
        return of.phone()
                .get("patients/" + of.id() + "/messages")
                .expect(200)
                .at("messages")
                .valueStream()
                .map(one -> one.path("text").asString())
                .toList();
    }
}
