package org.xinyi.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xinyi.stories.Hospital.BLOOD;
import static org.xinyi.stories.Hospital.CT;
import static org.xinyi.stories.Visit.share;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.xinyi.Api;
import org.xinyi.Proves;
import tools.jackson.databind.JsonNode;

/// What insurer, bank and hospital owe each other is settled between them, line by line; whatever
/// somebody sees elsewhere is the same number.
class ClearingStoryTests extends Story {

    private final ApplicationContext context;
    private World world;
    private Hospital hospital;
    private Begun begun;

    ClearingStoryTests(ApplicationContext context) {
        this.context = context;
    }

    @BeforeEach
    void anotherCity() {
        world = new World(context, Twins.HERE.anew(), "2020-06-11T09:00");
        hospital = world.hospital();
        begun = new Begun(world);
    }

    @Proves(value = "F151", in = "S09")
    @Test
    void inXiamenUserHospitalAndPlatformSeeTheSameNumberAtOnce() {
        // 11 June: treated on credit, twice.
        Resident wang = world.insured("王小明", 1985);
        begun.opens(wang, "S09");
        hospital.visit(wang, "S09");
        hospital.visit(wang, "S09");
        everybodySees(wang, wang.owes());
        assertThat(wang.owes()).isNotEqualTo("0.00");
        // Paid by wallet: the line is free at once, for all three.
        wang.paysByWallet();
        everybodySees(wang, "0.00");
        // 13 June: against the files of insurer and wallet, nothing differs.
        world.itIs("2020-06-13T09:00");
        Api.Answer verified = world.operator().post("verifications", Map.of()).expect(200);
        assertThat(verified.text("unexplained")).isEqualTo("0.00");
    }

    /// The user on the phone, the hospital in its overview, the city's operator in the platform's.
    private void everybodySees(Resident user, String owed) {
        assertThat(user.owes()).isEqualTo(owed);
        assertThat(user.meter("S09", "used")).isEqualTo(owed);
        assertThat(hospital.his().get("overview").expect(200).text("outstanding")).isEqualTo(owed);
        assertThat(world.operator().get("overview").expect(200).text("outstanding"))
                .isEqualTo(owed);
    }

    @Proves(
            value = {"F152", "F153"},
            in = "S20")
    @Test
    void inZiboInsurerAndBankClearInTheBackgroundAndTheHospitalReviews() {
        // 11 June: Li is in a ward, and leaves; the hospital asks for nothing but the settlement.
        Resident li = world.insured("李小红", 1987);
        begun.opens(li, "S20");
        Visit stay = hospital.admits(li, "0.00");
        stay.checksIn("S20");
        stay.does(CT, "10");
        stay.does(BLOOD, "1");
        stay.ends();
        world.itIs("2020-06-12T09:00");
        JsonNode settlement = stay.settled();
        String personal = share(settlement, "PERSONAL");
        String pool = share(settlement, "POOL");
        assertThat(pool).isNotEqualTo("0.00");
        // 14 June: the bank has paid the personal share, line by line; nobody stood at a window.
        world.itIs("2020-06-14T09:00");
        JsonNode lent = paid("LENDER", "PERSONAL");
        assertThat(lent.get("gross").asString()).isEqualTo(personal);
        assertThat(lent.get("net").asString()).isEqualTo(personal);
        JsonNode line = lines(lent).get(0);
        assertThat(line.get("type").asString()).isEqualTo("DRAWN");
        assertThat(line.get("subject").asLong()).isEqualTo(li.bills().number("bills.0.obligation"));
        assertThat(line.get("amount").asString()).isEqualTo(personal);
        // July: the insurer pays the month, and keeps 1.00 back.
        InsurerAudit audit = new InsurerAudit(world);
        audit.keepsBack("2020-06", "1.00");
        world.itIs("2020-07-14T09:00");
        JsonNode borne = paid("INSURER", "POOL");
        assertThat(borne.get("gross").asString()).isEqualTo(pool);
        assertThat(borne.get("deducted").asString()).isEqualTo("1.00");
        assertThat(lines(borne).get(0).get("subject").asLong())
                .isEqualTo(settlement.get("id").asLong());
        // The review: every line is compared, the 1.00 has a name until the hospital accepts it,
        // and the patient owes what the bill says.
        assertThat(verified()).isEqualTo("0.00");
        audit.isAccepted();
        assertThat(verified()).isEqualTo("0.00");
        assertThat(li.owes()).isEqualTo(personal);
    }

    private String verified() {
        return world.operator().post("verifications", Map.of()).expect(200).text("unexplained");
    }

    private JsonNode paid(String kind, String source) {
        String payouts = "institutions/" + hospital.id() + "/payouts?kind=" + kind;
        for (JsonNode one : hospital.his().get(payouts).expect(200).at("payouts")) {
            if (one.get("source").asString().equals(source)) {
                return one;
            }
        }
        throw new AssertionError("Nothing was paid by " + kind);
    }

    private JsonNode lines(JsonNode payout) {
        return hospital.his()
                .get("payouts/" + payout.get("payout").asLong() + "/lines")
                .expect(200)
                .at("lines");
    }
}
