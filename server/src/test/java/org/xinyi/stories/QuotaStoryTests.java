package org.xinyi.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xinyi.stories.Hospital.CT;
import static org.xinyi.stories.Visit.share;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.xinyi.Proves;
import org.xinyi.kernel.Money;
import org.xinyi.ledger.JournalKind;
import tools.jackson.databind.JsonNode;

/// A bank's dedicated quota for care: it pays the personal share as far as it reaches. What goes
/// beyond it is owed to the hospital, and care goes on.
class QuotaStoryTests extends Story {

    private final ApplicationContext context;
    private World world;
    private Hospital hospital;
    private Begun begun;

    QuotaStoryTests(ApplicationContext context) {
        this.context = context;
    }

    @BeforeEach
    void anotherCity() {
        world = new World(context, Twins.HERE.anew(), "2020-06-11T09:00");
        hospital = world.hospital();
        begun = new Begun(world);
    }

    @AfterEach
    void everyFenIsExplained() {
        world.itIs("2020-06-25T09:00");
        world.everyFenIsExplained();
    }

    @Proves(value = "F44", in = "S06")
    @Test
    void inZhuhaiTheBankPaysWithinItsQuotaAndTheRestIsOwedToTheHospital() {
        // 11 June: two CTs are done; then the bank has no more than 50.00 left for Wang.
        Resident wang = world.insured("王小明", 1990);
        begun.opens(wang, "S06");
        Visit visit = hospital.receives(wang, "S06");
        visit.does(CT, "2");
        bankLeaves(wang, "S06", "50.00");
        visit.ends();
        Money personal = Money.parse(share(visit.settled(), "PERSONAL"));
        // The bank's part is due in 56 days, the hospital's own as in the ordinary flow.
        assertThat(wang.meter("S06", "used")).isEqualTo("50.00");
        assertThat(wang.owes()).isEqualTo(personal.toString());
        JsonNode bills = wang.bills().at("bills");
        assertThat(bills.findValuesAsString("open"))
                .containsExactlyInAnyOrder(
                        "50.00", personal.minus(Money.parse("50.00")).toString());
        assertThat(bills.findValuesAsString("dueAt"))
                .anySatisfy(due -> assertThat(due).startsWith("2020-08-06"));
        assertThat(world.entries(JournalKind.SETTLED))
                .contains("H PERSONAL LINE→POSITION " + personal.minus(Money.parse("50.00")));
        // 12 June: the quota is used up. The next CT is ordered and done all the same.
        world.itIs("2020-06-12T09:00");
        Visit second = hospital.receives(wang, "S06");
        second.does(CT, "1");
        assertThat(second.total("done")).isEqualTo("300.00");
        second.ends();
        second.settled();
        assertThat(wang.meter("S06", "used")).isEqualTo("50.00");
        // 13 June: one payment each.
        world.itIs("2020-06-13T09:00");
        wang.paysByWallet();
    }

    @Proves(value = "F44", in = "S07")
    @Test
    void inMianyangEachStepIsDebitedFromTheQuotaUntilItIsUsedUp() {
        // 11 June: 3,600.00 of the bank, of which 250.00 are left when the day begins.
        Resident wu = world.insured("吴八", 2002);
        begun.opens(wu, "S07");
        assertThat(Money.parse(wu.meter("S07", "limit")))
                .isGreaterThanOrEqualTo(Money.parse("3000.00"));
        bankLeaves(wu, "S07", "250.00");
        // The first step is debited by itself, all of it from the quota.
        Visit visit = hospital.receives(wu, "S07");
        visit.does(CT, "1");
        World.eventually(() -> assertThat(wu.owes()).isNotEqualTo("0.00"));
        Money first = Money.parse(wu.owes());
        assertThat(wu.meter("S07", "used")).isEqualTo(first.toString());
        // The second goes beyond it: nobody is stopped, the rest is owed to the hospital.
        visit.does(CT, "1");
        World.eventually(() -> assertThat(Money.parse(wu.owes())).isGreaterThan(first));
        assertThat(wu.meter("S07", "used")).isEqualTo("250.00");
        Money beyond = Money.parse(wu.owes()).minus(Money.parse("250.00"));
        assertThat(world.entries(JournalKind.SETTLED))
                .contains("H PERSONAL LINE→POSITION " + beyond);
        visit.ends();
        // 12 June: paid within the interest-free days.
        world.itIs("2020-06-12T09:00");
        wu.paysByWallet();
    }

    /// The bank cuts the quota.
    private void bankLeaves(Resident who, String scheme, String limit) {
        String bank = Objects.requireNonNull(Begun.bankOf(scheme));
        world.sandbox()
                .put(
                        "/bank/" + bank + "/lines/" + world.lenderNumber(who, scheme) + "/limit",
                        Map.of("limit", limit));
    }
}
