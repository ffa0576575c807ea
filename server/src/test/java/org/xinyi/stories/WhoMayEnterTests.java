package org.xinyi.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xinyi.stories.Hospital.BLOOD;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.xinyi.Api;
import org.xinyi.Proves;
import org.xinyi.people.SampleNumbers;
import tools.jackson.databind.JsonNode;

/// What is asked about people who apply, and what is not.
class WhoMayEnterTests extends Story {

    private final ApplicationContext context;
    private World world;
    private Begun begun;

    WhoMayEnterTests(ApplicationContext context) {
        this.context = context;
    }

    @BeforeEach
    void anotherCity() {
        world = new World(context, Twins.HERE.anew(), "2020-06-11T09:00");
        begun = new Begun(world);
    }

    /// The city is 3207: 3201 is another of the province, 4301 is not.
    @Proves(value = "F12", in = "S15")
    @Test
    void aProvincesInsuredMayEnterWhereTheSchemeIsForTheProvince() {
        // 11 June: the insurer says where each of them is insured.
        Resident cousin = insuredIn("320100", 901);
        Resident guest = insuredIn("430100", 902);
        begun.applies(cousin, "S15");
        begun.applies(guest, "S15");
        assertThat(cousin.decided("S15")).isEqualTo("OPENED");
        assertThat(guest.decided("S15")).isEqualTo("REFUSED");
        // A scheme for the city's insured is for neither; both are treated all the same.
        for (Resident one : List.of(cousin, guest)) {
            begun.applies(one, "S01");
            assertThat(one.decided("S01")).isEqualTo("REFUSED");
            Visit visit = world.hospital().receives(one, "S01");
            visit.does(BLOOD, "1");
            assertThat(visit.total("done")).isEqualTo("60.00");
        }
    }

    private Resident insuredIn(String region, int number) {
        String id = SampleNumbers.resident(1990, number);
        new InsurerDesk(world.sandbox()).insuresIn(region, id, "钱七");
        return Resident.registered(world, "钱七", id);
    }

    @Proves(value = "F03", in = "S07")
    @Test
    void inMianyangWhoIsNotKnownByNameIsTreatedAndGetsNoLine() {
        withoutANameIsTreatedAndGetsNoLine("S07", "OFFICIAL_ACCOUNT", "实名认证");
    }

    @Proves(value = "F04", in = "S14")
    @Test
    void inShanghaiWhoseNameAndPersonNobodyVerifiedIsTreatedAndGetsNoLine() {
        withoutANameIsTreatedAndGetsNoLine("S14", "APP", "实名、实人认证");
    }

    private void withoutANameIsTreatedAndGetsNoLine(String scheme, String mode, String asked) {
        Api his = world.hospital().his();
        begun.begins(scheme);
        // 11 June: somebody without papers signs.
        long nobody =
                his.post("patients", Map.of("name", "无名氏", "idKind", "TEMPORARY"))
                        .expect(201)
                        .number("patient");
        Map<String, Object> form =
                Map.of("patient", nobody, "scheme", scheme, "mode", mode, "staffAssisted", true);
        long commitment = his.post("commitments", form).expect(201).number("id");
        world.itIs("2020-06-11T09:05");
        his.post(
                        "commitments/" + commitment + "/signature",
                        Map.of("mode", mode, "signature", Resident.STROKES, "readToEnd", true))
                .expect(201);
        String applications = "patients/" + nobody + "/line-applications";
        String bank = Begun.bankOf(scheme);
        if (bank != null && his.get(applications).json().isEmpty()) {
            his.post("line-applications", Map.of("commitment", commitment, "lender", bank))
                    .expect(201);
        }
        // The name is to be verified first; care goes on meanwhile.
        World.eventually(
                () -> assertThat(his.get(applications).text("0.state")).isEqualTo("REFUSED"));
        assertThat(his.get(applications).at("0.reasons").findValuesAsString("zh"))
                .anySatisfy(reason -> assertThat(reason).contains(asked));
        Visit visit = world.hospital().registers(nobody, "OUTPATIENT");
        assertThat(visit.checksIn(scheme).get("flow").asString()).isEqualTo("ORDINARY");
        visit.does(BLOOD, "1");
        assertThat(visit.total("done")).isEqualTo("60.00");
        // Whoever is known by name has a line.
        begun.opens(world.insured("刘小红", 1990), scheme);
    }

    @Proves(value = "F14", in = "S02")
    @Test
    void inBeijingNoBankIsAskedAndNoBanksLineIsUsed() {
        // 11 June: no bank answers anything; the platform's line is there all the same.
        world.fail("bank");
        Resident li = world.insured("李小红", 1990);
        begun.opens(li, "S02");
        JsonNode line = Objects.requireNonNull(li.line("S02"));
        assertThat(line.get("limit").asString()).isEqualTo("2000.00");
        assertThat(line.hasNonNull("lender")).isFalse();
        Visit visit = world.hospital().receives(li, "S02");
        visit.does(BLOOD, "1");
        visit.ends();
        visit.settled();
        assertThat(li.meter("S02", "used")).isEqualTo(li.owes()).isNotEqualTo("0.00");
        world.recover();
    }
}
