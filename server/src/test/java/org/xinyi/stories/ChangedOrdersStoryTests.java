package org.xinyi.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xinyi.stories.Hospital.BLOOD;
import static org.xinyi.stories.Hospital.CT;
import static org.xinyi.stories.Hospital.DRUG;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.xinyi.Api;
import org.xinyi.NastyDay;

/// What was held for an order is given back when the order is, and only what was done is billed.
class ChangedOrdersStoryTests extends Story {

    private final World world;
    private final Hospital hospital;
    private Resident zhao;
    private Visit visit;

    ChangedOrdersStoryTests(ApplicationContext context) {
        this.world = new World(context, Twins.HERE.anew(), "2020-06-10T09:00");
        this.hospital = world.hospital();
    }

    /// 10 June: Zhao has no insurance; what is ordered is held in full on her promise.
    @BeforeEach
    void zhaoIsBeingTreated() {
        zhao = world.resident("赵六", 1990);
        zhao.signs("S04");
        visit = hospital.receives(zhao, "S04");
    }

    @AfterEach
    void everyFenIsExplained() {
        world.everyFenIsExplained();
    }

    @Test
    @NastyDay(1)
    void anOrderThatIsCancelledGivesItsHoldBackAndIsNeverBilled() {
        // 9:00: a CT is ordered and held.
        long ct = visit.orders(CT, "1");
        assertThat(zhao.meter("S04", "held")).isEqualTo("300.00");
        // 9:10: the doctor takes it back; the hold is gone at once, and nobody can do it any more.
        visit.cancels(ct);
        assertThat(zhao.meter("S04", "held")).isEqualTo("0.00");
        refused(hospital.his().post("executions", Visit.execution(ct, "DONE", null)));
        // She leaves. Days later there is still nothing to pay.
        visit.ends();
        world.passes(Duration.ofDays(5));
        assertThat(visit.settlements()).isEmpty();
        assertThat(visit.line(ct).get("billedAmount").asString()).isEqualTo("0.00");
        assertThat(zhao.owes()).isEqualTo("0.00");
    }

    @Test
    @NastyDay(2)
    void aTestThatTheLaboratoryHasDoneIsTakenBackThereBeforeItIsCancelled() {
        // 9:00: the laboratory has received the blood and measured it.
        long blood = visit.does(BLOOD, "1");
        assertThat(visit.total("done")).isEqualTo("60.00");
        // 9:10: the doctor cancels it; what has been done cannot be cancelled over somebody's head.
        refused(hospital.his().post("orders/cancellations", Map.of("orders", List.of(blood))));
        // 9:20: the laboratory says that the sample was spoilt, and the doctor wants no other.
        visit.confirms(blood, "UNDONE", null);
        assertThat(visit.total("done")).isEqualTo("0.00");
        visit.cancels(blood);
        assertThat(zhao.meter("S04", "held")).isEqualTo("0.00");
        visit.ends();
        world.passes(Duration.ofDays(5));
        assertThat(visit.settlements()).isEmpty();
        assertThat(zhao.owes()).isEqualTo("0.00");
    }

    @Test
    @NastyDay(3)
    void ofThreePacksTwoAreHandedOutAndTwoAreBilled() {
        // 9:00: three packs are prescribed; the pharmacy has two.
        long drug = visit.orders(DRUG, "3");
        assertThat(zhao.meter("S04", "held")).isEqualTo("60.00");
        visit.confirms(drug, "DONE", "2");
        assertThat(visit.total("done")).isEqualTo("40.00");
        // She leaves without the third: two are billed, and one stays held while she may fetch it.
        visit.ends();
        assertThat(visit.settled().get("total").asString()).isEqualTo("40.00");
        assertThat(zhao.meter("S04", "used")).isEqualTo("40.00");
        // 15 June: nobody has come for it; it is closed, and nothing is held any more.
        world.passes(Duration.ofDays(5));
        assertThat(zhao.meter("S04", "held")).isEqualTo("0.00");
        assertThat(zhao.owes()).isEqualTo("40.00");
        assertThat(visit.settlements()).hasSize(1);
    }

    private static void refused(Api.Answer answer) {
        assertThat(answer.expect(200).number("results.0.problem.status"))
                .as(answer.body())
                .isEqualTo(409);
    }
}
