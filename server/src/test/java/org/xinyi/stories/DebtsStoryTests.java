package org.xinyi.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xinyi.stories.Hospital.BLOOD;
import static org.xinyi.stories.Visit.share;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.xinyi.Api;
import org.xinyi.Proves;
import org.xinyi.kernel.Money;

/// Who repays, until when without interest, who is reminded, and why people did not pay.
class DebtsStoryTests extends Story {

    private final ApplicationContext context;

    DebtsStoryTests(ApplicationContext context) {
        this.context = context;
    }

    private World city(String startsAt) {
        return new World(context, Twins.HERE.anew(), startsAt);
    }

    @Proves(value = "F121", in = "S08")
    @Test
    void aGrownUpSonTakesOnWhatHisMothersCareCosts() {
        World world = city("2020-06-11T09:00");
        Begun begun = new Begun(world);
        // 11 June: the mother has a line of her own; her son takes on its debts, of his own will.
        Resident mother = world.insured("李奶奶", 1950);
        Resident son = world.insured("李强", 1980);
        begun.opens(mother, "S08");
        assertThat(offeredTo(son)).isEmpty();
        long tie = son.paysFor(mother, "CHILD");
        assertThat(offeredTo(son)).containsExactly(mother.lineId("S08"));
        mother.phone()
                .get("patients/" + son.id() + "/assumable-lines")
                .expectProblem(404, "person-unknown");
        String assumption = "credit-lines/" + mother.lineId("S08") + "/assumption";
        son.phone().post(assumption, Map.of("tie", tie)).expect(201);
        assertThat(offeredTo(son)).isEmpty();
        // Both are told. Her line is hers: he does not close it.
        assertThat(told(mother)).anyMatch(one -> one.contains("从现在起偿还"));
        assertThat(told(son)).anyMatch(one -> one.contains("从现在起偿还"));
        son.phone()
                .delete("credit-lines/" + mother.lineId("S08"))
                .expectProblem(404, "line-unknown");
        // She is treated, he owes it, and pays from where he is.
        String personal = treated(world, mother, "S08");
        assertThat(mother.owes()).isEqualTo("0.00");
        assertThat(son.owes()).isEqualTo(personal).isNotEqualTo("0.00");
        // His bill says whose care it was.
        assertThat(son.bills().at("bills").get(0).get("patient").asLong()).isEqualTo(mother.id());
        son.paysByWallet();
        // 12 June: he gives it up. What she draws from now on is hers again.
        world.itIs("2020-06-12T09:00");
        son.phone().delete(assumption).expect(204);
        assertThat(told(mother)).anyMatch(one -> one.contains("不再偿还"));
        assertThat(offeredTo(son)).containsExactly(mother.lineId("S08"));
        personal = treated(world, mother, "S08");
        assertThat(mother.owes()).isEqualTo(personal);
        assertThat(son.owes()).isEqualTo("0.00");
        mother.paysByWallet();
        world.itIs("2020-06-20T09:00");
        world.everyFenIsExplained();
    }

    @Test
    void whereNoDocumentSaysSoNobodyTakesOnAnything() {
        World world = city("2020-06-11T09:00");
        Resident mother = world.insured("李奶奶", 1950);
        Resident son = world.insured("李强", 1980);
        new Begun(world).opens(mother, "S02");
        long tie = son.paysFor(mother, "CHILD");
        assertThat(offeredTo(son)).isEmpty();
        son.phone()
                .post("credit-lines/" + mother.lineId("S02") + "/assumption", Map.of("tie", tie))
                .expectProblem(409, "assumption-not-allowed");
    }

    private static List<String> told(Resident who) {
        return who.phone()
                .get("patients/" + who.id() + "/messages")
                .expect(200)
                .at("messages")
                .findValuesAsString("text");
    }

    /// The lines whose debts somebody may take on.
    private static List<Long> offeredTo(Resident child) {
        return child.phone()
                .get("patients/" + child.id() + "/assumable-lines")
                .expect(200)
                .json()
                .valueStream()
                .map(one -> one.get("line").asLong())
                .toList();
    }

    @Proves(value = "F119", in = "S13")
    @Test
    void inNantongADaughterPaysWhatHerMotherOwes() {
        World world = city("2020-06-11T09:00");
        Begun begun = new Begun(world);
        // 11 June: the mother signs and is treated; the bill is hers.
        Resident mother = world.insured("李奶奶", 1950);
        Resident daughter = world.insured("李红", 1980);
        begun.opens(mother, "S13");
        String personal = treated(world, mother, "S13");
        assertThat(mother.owes()).isEqualTo(personal);
        Map<String, Object> wanted = Map.of("debtor", mother.id(), "channel", "WECHAT");
        daughter.phone().post("repayments", wanted).expectProblem(404, "debtor-unknown");
        // They are family: the daughter pays from where she is.
        daughter.paysFor(mother, "CHILD");
        world.payByWallet(daughter.phone().post("repayments", wanted).expect(201));
        World.eventually(() -> assertThat(mother.owes()).isEqualTo("0.00"));
        assertThat(daughter.owes()).isEqualTo("0.00");
    }

    /// @return the personal share
    private static String treated(World world, Resident who, String scheme) {
        Visit visit = world.hospital().receives(who, scheme);
        visit.does(BLOOD, "1");
        visit.ends();
        return share(visit.settled(), "PERSONAL");
    }

    /// Up to 56 days, and up to 59: what is billed on the first day of a statement.
    @Proves(
            value = "F126",
            in = {"S07", "S10", "S20"})
    @Test
    void withinTheFreeDaysNobodyPaysInterest() {
        World world = city("2020-06-11T00:05");
        Begun begun = new Begun(world);
        Map<String, Integer> days = new TreeMap<>(Map.of("S07", 56, "S10", 56, "S20", 59));
        Map<String, Resident> people = new HashMap<>();
        Map<String, String> owed = new HashMap<>();
        days.forEach(
                (scheme, free) -> {
                    // 11 June, the first day after the statement: treated.
                    Resident li = world.insured("李小红", 1990);
                    begun.opens(li, scheme);
                    people.put(scheme, li);
                    owed.put(scheme, treated(world, li, scheme));
                    LocalDate due =
                            LocalDate.parse(li.bills().text("bills.0.dueAt").substring(0, 10));
                    assertThat(ChronoUnit.DAYS.between(LocalDate.of(2020, 6, 11), due) + 1)
                            .as(scheme)
                            .isEqualTo((long) free);
                });
        // The last free day, in the evening: as much is owed as on the first, and paid.
        for (String scheme : List.of("S07", "S10", "S20")) {
            world.itIs(scheme.equals("S20") ? "2020-08-08T20:00" : "2020-08-05T20:00");
            Resident li = Objects.requireNonNull(people.get(scheme));
            assertThat(li.owes()).as(scheme).isEqualTo(owed.get(scheme));
            li.paysByWallet();
            assertThat(li.meter(scheme, "used")).as(scheme).isEqualTo("0.00");
        }
        world.itIs("2020-08-16T09:00");
        world.everyFenIsExplained();
    }

    @Proves(value = "F130", in = "S13")
    @Proves(value = "F132", in = "S09")
    @Test
    void whoHasNotPaidIsReminded() {
        World world = city("2020-06-11T09:00");
        Begun begun = new Begun(world);
        // 11 June, 11:00: two visits end; one is due in three days, the other in seven.
        Resident wang = world.insured("王小明", 1985);
        Resident chen = world.insured("陈强", 1985);
        begun.opens(wang, "S13");
        begun.opens(chen, "S09");
        world.itIs("2020-06-11T11:00");
        treated(world, wang, "S13");
        treated(world, chen, "S09");
        // 15 June: Wang's bill was due yesterday, and a message says so.
        world.itIs("2020-06-15T11:01");
        assertThat(reminders(wang)).hasSize(1);
        assertThat(reminders(chen)).isEmpty();
        // 19 June: so it is with Chen's. Paying ends it.
        world.itIs("2020-06-19T11:01");
        assertThat(reminders(chen)).hasSize(1);
        wang.paysByWallet();
        chen.paysByWallet();
        world.itIs("2020-07-19T09:00");
        assertThat(reminders(wang)).hasSize(1);
        assertThat(reminders(chen)).hasSize(1);
    }

    private static List<String> reminders(Resident who) {
        return who
                .phone()
                .get("patients/" + who.id() + "/messages")
                .expect(200)
                .at("messages")
                .findValuesAsString("text")
                .stream()
                .filter(text -> text.contains("尚未付清"))
                .toList();
    }

    @Proves(
            value = {"F73", "F133", "F134"},
            in = "S09")
    @Test
    void inZhongshanBillsRefundsAndArrearsAreKeptByDay() {
        World world = city("2020-06-11T09:00");
        Begun begun = new Begun(world);
        Hospital hospital = world.hospital();
        // 11 June: blood test and CT, 360.00, on the line; the bill is there.
        Resident chen = world.insured("陈强", 1985);
        begun.opens(chen, "S09");
        List<Long> orders = hospital.visit(chen, "S09");
        String before = chen.owes();
        assertThat(chen.bills().at("bills")).hasSize(1);
        assertThat(chen.meter("S09", "used")).isEqualTo(before);
        // 12 June: the CT is taken back; the line and the bill are less by the personal share.
        world.itIs("2020-06-12T09:00");
        hospital.refunds(orders.getLast());
        World.eventually(() -> assertThat(chen.owes()).isNotEqualTo(before));
        String after = chen.owes();
        assertThat(Money.parse(before).isMoreThan(Money.parse(after))).isTrue();
        assertThat(chen.meter("S09", "used")).isEqualTo(after);
        // 19 June: seven days are over; the hospital sees what is overdue, and from whom.
        world.itIs("2020-06-19T12:00");
        Api.Answer overdue = hospital.his().get("arrears?overdue=true").expect(200);
        assertThat(overdue.text("arrears.0.scheme")).isEqualTo("S09");
        assertThat(overdue.text("arrears.0.open")).isEqualTo(after);
        assertThat(hospital.his().get("follow-up/summary").text("overdue")).isEqualTo(after);
        // Paid: nothing is overdue. Each day says what was owed and repaid on it.
        chen.paysByWallet();
        assertThat(hospital.his().get("arrears?overdue=true").at("arrears")).isEmpty();
        Api.Answer days = hospital.his().get("statistics").expect(200);
        assertThat(days.text("figures.0.day")).isEqualTo("2020-06-11");
        assertThat(days.text("figures.0.owed")).isEqualTo(before);
        assertThat(days.text("figures.1.day")).isEqualTo("2020-06-19");
        assertThat(days.text("figures.1.repaid")).isEqualTo(after);
        world.itIs("2020-06-28T09:00");
        world.everyFenIsExplained();
    }

    @Proves(
            value = {"F135", "F136"},
            in = "S04")
    @Test
    void peopleSayWhyTheyDidNotPay() {
        World world = city("2020-06-11T09:00");
        Begun begun = new Begun(world);
        // 11 June: two people are treated; neither pays within three days.
        Resident wang = world.insured("王小明", 1995);
        Resident zhao = world.insured("赵奶奶", 1950);
        for (Resident one : List.of(wang, zhao)) {
            begun.opens(one, "S04");
            treated(world, one, "S04");
        }
        // 16 June: asked, the one had forgotten and was content, the other cannot pay and was not.
        world.itIs("2020-06-16T09:00");
        answers(wang, "FORGOT", 5);
        answers(zhao, "CANNOT_PAY", 2);
        Api operator = world.operator();
        assertThat(operator.get("arrears/groups").expect(200).json().findValuesAsString("ages"))
                .containsExactlyInAnyOrder("UNDER_35", "FROM_60");
        // Wang pays now. The survey says who has paid since, and whom to help.
        wang.paysByWallet();
        Api.Answer told = operator.get("follow-up/reasons").expect(200);
        assertThat(told.at("reasons")).hasSize(2);
        for (int i = 0; i < 2; i++) {
            boolean forgot = told.text("reasons." + i + ".reason").equals("FORGOT");
            assertThat(told.number("reasons." + i + ".asked")).isEqualTo(1);
            assertThat(told.number("reasons." + i + ".paidSince")).isEqualTo(forgot ? 1 : 0);
            assertThat(told.number("reasons." + i + ".rated")).isEqualTo(1);
            assertThat(told.number("reasons." + i + ".satisfied")).isEqualTo(forgot ? 1 : 0);
        }
        Api.Answer groups = operator.get("arrears/groups").expect(200);
        assertThat(groups.json()).hasSize(1);
        assertThat(groups.text("0.ages")).isEqualTo("FROM_60");
        assertThat(groups.text("0.open")).isEqualTo(zhao.owes());
    }

    private static void answers(Resident who, String reason, int satisfaction) {
        long bill = who.bills().number("bills.0.obligation");
        who.phone()
                .post(
                        "obligations/" + bill + "/survey-answers",
                        Map.of("reason", reason, "satisfaction", satisfaction))
                .expect(201);
    }
}
