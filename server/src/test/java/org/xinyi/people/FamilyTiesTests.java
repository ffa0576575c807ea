package org.xinyi.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.xinyi.Api;
import org.xinyi.ServerTest;
import org.xinyi.TestCities;
import org.xinyi.TestCity;
import org.xinyi.access.Clients;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.Role;
import org.xinyi.people.FamilyTies.Relation;

@ServerTest
@RecordApplicationEvents
@TestInstance(Lifecycle.PER_CLASS)
class FamilyTiesTests {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final TestCity city;
    private final Clients clients;
    private final FamilyTies ties;
    private final TieRegister register;
    private final Api desk;

    FamilyTiesTests(TestCities cities, Clients clients, FamilyTies ties, TieRegister register) {
        this.city = cities.create(Instant.parse("2020-06-10T00:00:00Z"));
        this.clients = clients;
        this.ties = ties;
        this.register = register;
        this.desk = city.key(7, "RECEPTION");
    }

    @Test
    void aTieBetweenAdultsHoldsOnceTheOtherSideConfirms() {
        Relative payer = relative("王大明", 1985);
        Relative beneficiary = relative("李小红", 1986);
        Api.Answer proposed = payer.propose("PAYER", "SPOUSE", beneficiary).expect(201);
        long tie = proposed.number("id");
        assertThat(proposed.text("state")).isEqualTo("PROPOSED");
        assertThat(proposed.number("waitsFor")).isEqualTo(beneficiary.id);
        assertThat(proposed.text("beneficiary.name")).isEqualTo("李**");

        payer.confirm(tie).expectProblem(409, "tie-waits-for-the-other-side");
        relative("张三", 1980).confirm(tie).expectProblem(404, "tie-unknown");
        assertThat(beneficiary.confirm(tie).expect(200).text("state")).isEqualTo("HOLDS");
        assertThat(beneficiary.confirm(tie).text("state")).isEqualTo("HOLDS");

        assertThat(payer.propose("PAYER", "SPOUSE", beneficiary).number("id")).isEqualTo(tie);
        payer.propose("PAYER", "OTHER_DIRECT_KIN", beneficiary).expectProblem(409, "tie-exists");
        assertThat(held(payer)).containsExactly(tie);
    }

    @Test
    void aBeneficiaryMayProposeAndThePayerConfirms() {
        Relative daughter = relative("李小红", 1986);
        Relative father = relative("李大红", 1955);
        long tie = father.propose("BENEFICIARY", "CHILD", daughter).expect(201).number("id");

        assertThat(daughter.confirm(tie).expect(200).number("payer.patient"))
                .isEqualTo(daughter.id);
    }

    @Test
    void aParentSpeaksForTheOwnChild() {
        Relative mother = relative("李小红", 1986);
        Relative child = relative("王小宝", 2012);
        Relative grandmother = relative("赵奶奶", 1950);
        assertThat(mother.propose("PAYER", "PARENT", child).expect(201).text("state"))
                .isEqualTo("HOLDS");

        long tie = grandmother.propose("PAYER", "OTHER_DIRECT_KIN", child).expect(201).number("id");
        child.confirm(tie).expectProblem(409, "guardian-needed");
        assertThat(mother.session.get("family-ties").body()).contains("\"id\":" + tie);
        assertThat(mother.confirm(tie).expect(200).text("state")).isEqualTo("HOLDS");
        mother.end(tie).expect(200);
        assertThat(held(grandmother)).isEmpty();
    }

    @Test
    void aMinorNeitherPaysNorBringsInAnyoneButAParent() {
        Relative child = relative("王小宝", 2012);
        Relative grandmother = relative("赵奶奶", 1950);
        Relative father = relative("王大明", 1985);

        child.propose("PAYER", "CHILD", father).expectProblem(409, "payer-is-minor");
        child.propose("BENEFICIARY", "OTHER_DIRECT_KIN", grandmother)
                .expectProblem(409, "guardian-needed");
        long tie = child.propose("BENEFICIARY", "PARENT", father).expect(201).number("id");
        assertThat(father.confirm(tie).text("state")).isEqualTo("HOLDS");
    }

    @Test
    void whoComesOfAgeSpeaksForThemselves() {
        assertThat(Consent.isMinor(born(LocalDate.of(2002, 6, 11)), LocalDate.of(2020, 6, 10)))
                .isTrue();
        assertThat(Consent.isMinor(born(LocalDate.of(2002, 6, 10)), LocalDate.of(2020, 6, 10)))
                .isFalse();
    }

    @Test
    void eitherSideEndsATieAndANewOneMayFollow() {
        Relative payer = relative("王大明", 1985);
        Relative beneficiary = relative("李小红", 1986);
        long tie = payer.propose("PAYER", "SPOUSE", beneficiary).number("id");
        beneficiary.confirm(tie).expect(200);

        relative("张三", 1980).end(tie).expectProblem(404, "tie-unknown");
        assertThat(beneficiary.end(tie).expect(200).text("state")).isEqualTo("ENDED");
        payer.end(tie).expect(200);
        beneficiary.confirm(tie).expectProblem(409, "tie-has-ended");
        assertThat(payer.propose("PAYER", "SPOUSE", beneficiary).expect(201).number("id"))
                .isNotEqualTo(tie);
    }

    @Test
    void staffAssistBySayingForWhom() {
        Relative payer = relative("王大明", 1985);
        Relative beneficiary = relative("李小红", 1986);
        Map<String, Object> wanted = tie("PAYER", "SPOUSE", beneficiary);
        desk.post("family-ties", wanted).expectProblem(400, "person-acted-for-missing");
        wanted.put("person", payer.id);
        long tie = desk.post("family-ties", wanted).expect(201).number("id");
        desk.post("family-ties/" + tie + "/confirmation", Map.of("person", beneficiary.id))
                .expect(200);

        assertThat(desk.get("family-ties?patient=" + payer.id).number("0.id")).isEqualTo(tie);
        payer.session
                .get("family-ties?patient=" + beneficiary.id)
                .expectProblem(404, "patient-unknown");
    }

    @Test
    void aRelativeIsKnownByNameAndNumber() {
        Relative payer = relative("王大明", 1985);
        Relative unknown = new Relative(0, "李小红", payer.number, payer.session);
        payer.propose("PAYER", "SPOUSE", unknown).expectProblem(404, "relative-not-found");
        payer.propose("PAYER", "SPOUSE", payer).expectProblem(422, "tie-to-oneself");
    }

    @Test
    void othersHearOfTiesThatHoldAndEnd(ApplicationEvents events) {
        PatientId payer = new PatientId(relative("王大明", 1985).id);
        PatientId beneficiary = new PatientId(relative("李小红", 1986).id);
        city.city()
                .run(
                        () -> {
                            long tie =
                                    register.propose(payer, beneficiary, Relation.SPOUSE, payer)
                                            .tie()
                                            .id();
                            assertThat(events.stream(TieConfirmed.class)).isEmpty();
                            register.confirm(tie, beneficiary);
                            register.confirm(tie, beneficiary);
                            register.end(tie, payer);
                            register.end(tie, payer);
                            assertThat(events.stream(TieConfirmed.class))
                                    .singleElement()
                                    .matches(event -> event.tie().holds());
                            assertThat(events.stream(TieEnded.class))
                                    .singleElement()
                                    .matches(event -> event.tie().endedAt() != null);
                        });
    }

    private List<Long> held(Relative person) {
        return city.city()
                .call(
                        () ->
                                ties.of(List.of(new PatientId(person.id))).stream()
                                        .filter(FamilyTies.Tie::holds)
                                        .map(FamilyTies.Tie::id)
                                        .toList());
    }

    private static Person born(LocalDate day) {
        return new Person(
                new PatientId(1),
                "王*",
                Person.IdKind.RESIDENT_ID,
                "",
                null,
                day,
                Person.Sex.MALE,
                null);
    }

    private static Map<String, Object> tie(String side, String relation, Relative relative) {
        Map<String, Object> tie = new HashMap<>();
        tie.put("side", side);
        tie.put("relation", relation);
        tie.put(
                "relative",
                Map.of(
                        "name",
                        relative.name,
                        "idKind",
                        "RESIDENT_ID",
                        "idNumber",
                        relative.number));
        return tie;
    }

    private Relative relative(String name, int year) {
        String number = SampleNumbers.resident(year, NUMBER.incrementAndGet());
        long id =
                desk.post(
                                "patients",
                                Map.of("name", name, "idKind", "RESIDENT_ID", "idNumber", number))
                        .expect(201)
                        .number("patient");
        Clients.NewClient session =
                new Clients.NewClient(
                        Clients.Kind.PATIENT,
                        "phone",
                        Set.of(Role.PATIENT),
                        null,
                        new PatientId(id),
                        null,
                        null);
        String token = city.city().call(() -> clients.issue(session).token());
        return new Relative(id, name, number, city.operator().as(token));
    }

    /// Somebody with a phone of their own.
    private record Relative(long id, String name, String number, Api session) {

        Api.Answer propose(String side, String relation, Relative other) {
            return session.post("family-ties", tie(side, relation, other));
        }

        Api.Answer confirm(long tie) {
            return session.post("family-ties/" + tie + "/confirmation", Map.of());
        }

        Api.Answer end(long tie) {
            return session.post("family-ties/" + tie + "/end", Map.of());
        }
    }
}
