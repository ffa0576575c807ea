package org.xinyi.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xinyi.stories.Hospital.CT;
import static org.xinyi.stories.Visit.share;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.xinyi.Api;
import org.xinyi.people.SampleNumbers;
import tools.jackson.databind.JsonNode;

/// Whose accounts are whose, where one owes for another and where a parent decides for a minor.
class WhoseAccountTests extends Story {

    private final ApplicationContext context;
    private World world;
    private Hospital hospital;
    private Begun begun;
    private OtherChannels bank;

    WhoseAccountTests(ApplicationContext context) {
        this.context = context;
    }

    @BeforeEach
    void anotherCity() {
        world = new World(context, Twins.HERE.anew(), "2020-06-11T09:00");
        hospital = world.hospital();
        begun = new Begun(world);
        bank = new OtherChannels(world);
        bank.collects(hospital.id(), "UNIONPAY");
    }

    @Test
    void thePersonalAccountIsThePatientsOwnWhoeverOwes() throws IOException {
        // 11 June: Chen's son owes what her line pays, and wants his own account to pay.
        childrenMayAssumeDebts();
        Resident chen = world.insured("陈小红", 1960);
        begun.opens(chen, "S05");
        Resident son = world.insured("陈大山", 1985);
        son.phone()
                .post("patients/" + son.id() + "/accounts", Map.of("kind", "PERSONAL_ACCOUNT"))
                .expect(201);
        long tie = son.paysFor(chen, "CHILD");
        son.phone()
                .post("credit-lines/" + chen.lineId("S05") + "/assumption", Map.of("tie", tie))
                .expect(201);
        // Chen has wished nothing: Chen's account is left alone.
        JsonNode settlement = treated(chen);
        assertThat(share(settlement, "PERSONAL_ACCOUNT")).isEqualTo("0.00");
        assertThat(son.owes()).isEqualTo(share(settlement, "PERSONAL"));
        // Nobody wishes for a grown-up but Chen.
        String accounts = "patients/" + chen.id() + "/accounts";
        son.phone()
                .post(accounts, Map.of("kind", "PERSONAL_ACCOUNT"))
                .expectProblem(404, "patient-unknown");
        chen.phone().post(accounts, Map.of("kind", "PERSONAL_ACCOUNT")).expect(201);
        assertThat(share(treated(chen), "PERSONAL_ACCOUNT")).isEqualTo("30.00");
    }

    @Test
    void aParentWishesForAMinorUntilTheMinorIsOfAge() {
        // 11 June: a scheme that debits accounts has begun. The son turns 18 on the 15th.
        begun.begins("S05");
        Resident mother = world.insured("周敏", 1978);
        Resident son =
                Resident.registered(
                        world, "周一鸣", SampleNumbers.resident(LocalDate.of(2002, 6, 15), 903));
        String accounts = "patients/" + son.id() + "/accounts";
        Map<String, Object> wish = Map.of("kind", "PERSONAL_ACCOUNT");
        mother.phone().post(accounts, wish).expectProblem(404, "patient-unknown");
        mother.paysFor(son, "PARENT");
        Api.Answer wished = mother.phone().post(accounts, wish).expect(201);
        assertThat(kinds(wished)).containsExactly("PERSONAL_ACCOUNT");
        // The son has a bank account too: he sees it, she sees the personal account alone.
        new Purse(bank, son, "500.00");
        assertThat(kinds(son.phone().get(accounts).expect(200)))
                .containsExactly("PERSONAL_ACCOUNT", "BOUND_ACCOUNT");
        Api.Answer seen = mother.phone().get(accounts).expect(200);
        assertThat(kinds(seen)).containsExactly("PERSONAL_ACCOUNT");
        assertThat(seen.at("order")).hasSize(1);
        assertThat(seen.at("offered")).hasSize(1);
        assertThat(seen.at("mayOrder").asBoolean()).isFalse();
        // A bank account of the son's is not for her to bind.
        mother.phone()
                .post(accounts, Map.of("kind", "BOUND_ACCOUNT", "channel", "UNIONPAY"))
                .expectProblem(404, "patient-unknown");
        // 16 June: he is of age; what she wished has ended, and she is told nothing of him.
        world.itIs("2020-06-16T09:00");
        assertThat(kinds(son.phone().get(accounts).expect(200))).containsExactly("BOUND_ACCOUNT");
        mother.phone().get(accounts).expectProblem(404, "patient-unknown");
    }

    private static List<String> kinds(Api.Answer accounts) {
        return accounts.at("accounts").findValuesAsString("kind");
    }

    private JsonNode treated(Resident who) {
        Visit visit = hospital.receives(who, "S05");
        visit.confirms(visit.orders(CT, "1"), "DONE", null);
        JsonNode settlement = visit.settled();
        visit.ends();
        return settlement;
    }

    /// No pack that debits accounts lets children take on debts yet: another version does, in the
    /// words of Xiamen.
    private void childrenMayAssumeDebts() throws IOException {
        begun.begins("S05");
        String family = family(pack("S05-guangzhou.yaml"));
        String changed =
                pack("S05-guangzhou.yaml")
                        .replace("\nversion: 1\n", "\nversion: 2\n")
                        .replace(family, family(pack("S08-xiamen.yaml")));
        world.operator().post("schemes", Map.of("yaml", changed)).expect(201);
        world.operator()
                .post(
                        "schemes/S05/activations",
                        Map.of("version", 2, "from", "2020-06-11", "isDefault", false))
                .expect(201);
    }

    private static String pack(String file) throws IOException {
        return Files.readString(Path.of("..", "schemes", file));
    }

    private static String family(String pack) {
        int from = pack.indexOf("\nfamily:\n");
        return pack.substring(from, pack.indexOf("\n\n", from + 1));
    }
}
