package org.xinyi.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.xinyi.kernel.sql.Sql;
import tools.jackson.databind.JsonNode;

/// An application waits at a bank that does not answer. What it rests on may go meanwhile; then
/// it opens nothing, whatever the bank says later.
class WhileABankIsSilentTests extends Story {

    private static final String STATES =
            """
            SELECT state
            FROM line_application
            WHERE patient = :patient
            ORDER BY id
            """;

    private static final String ASK_NOW =
            """
            UPDATE line_application
            SET leased_until = NULL
            WHERE state = 0
            """;

    private final ApplicationContext context;
    private World world;
    private Begun begun;

    WhileABankIsSilentTests(ApplicationContext context) {
        this.context = context;
    }

    @BeforeEach
    void anotherCity() {
        world = new World(context, Twins.HERE.anew(), "2020-06-11T09:00");
        begun = new Begun(world);
    }

    @Test
    void whoRevokesMeanwhileStaysBlocked() {
        // 11 June: Li has a line and applies again; the bank does not answer.
        Resident li = world.insured("李小红", 1985);
        long promise = begun.applies(li, "S10");
        li.waitsForLine("S10");
        world.fail("bank");
        li.appliesWith(promise, World.BANK);
        // She takes her promise back: the line is blocked, and nothing waits any more.
        li.revokes(promise);
        assertThat(states(li)).containsExactly(1, 3);
        bankAnswers();
        assertThat(Objects.requireNonNull(li.line("S10")).hasNonNull("closedToHolds")).isTrue();
        assertThat(states(li)).containsExactly(1, 3);
    }

    @Test
    void aLineThatWasClosedMeanwhileIsNotOpenedByTheHouse() {
        // 11 June: Li has a line, and allows a score. The bank is to hear of it, and is silent.
        Resident li = world.insured("李小红", 1990);
        begun.opens(li, "S08");
        world.fail("bank");
        li.allows("S08", "CITY").expect(201);
        assertThat(states(li)).containsExactly(1, 0);
        // She closes the line. The bank answers; there is none.
        li.phone().delete("credit-lines/" + li.lineId("S08")).expect(204);
        bankAnswers();
        World.eventually(() -> assertThat(states(li)).containsExactly(1, 3));
        assertThat(openLines(li)).isZero();
    }

    @Test
    void whoDiesMeanwhileGetsNoLine() {
        // 11 June: Li applies; the bank is silent. She dies.
        Resident li = world.insured("李小红", 1985);
        world.fail("bank");
        begun.applies(li, "S10");
        dies(li);
        bankAnswers();
        World.eventually(() -> assertThat(states(li)).containsExactly(3));
    }

    @Test
    void whoseGuardianDiesMeanwhileGetsNoLine() {
        // 11 June: a mother signs for her son, and would owe what he draws; the bank is silent.
        Resident mother = world.insured("李小红", 1980);
        Resident son = world.insured("李明", 2010);
        mother.paysFor(son, "PARENT");
        begun.begins("S06");
        world.fail("bank");
        long promise = son.signature("S06", mother);
        if (son.application("S06") == null) {
            son.appliesWith(promise, Objects.requireNonNull(Begun.bankOf("S06")));
        }
        // She dies: nobody else has promised to repay.
        dies(mother);
        bankAnswers();
        World.eventually(() -> assertThat(states(son)).containsExactly(3));
        assertThat(openLines(son)).isZero();
    }

    private void dies(Resident who) {
        world.city()
                .person(world.hospital().id(), "HOSPITAL_ADMIN")
                .post("patients/" + who.id() + "/death", Map.of("diedOn", "2020-06-11"))
                .expect(204);
    }

    private void bankAnswers() {
        world.recover();
        world.city().city().run(() -> world.bean(Sql.class).statement(ASK_NOW).update());
    }

    /// Of all that was asked about somebody, oldest first: 0 waiting, 1 opened, 3 withdrawn.
    private List<Integer> states(Resident who) {
        return world.city()
                .city()
                .call(
                        () ->
                                world.bean(Sql.class)
                                        .statement(STATES)
                                        .param("patient", who.id())
                                        .query(Integer.class)
                                        .list());
    }

    private static int openLines(Resident who) {
        int open = 0;
        for (JsonNode one : who.phone().get("patients/" + who.id() + "/credit-lines").json()) {
            open += one.hasNonNull("closedAt") ? 0 : 1;
        }
        return open;
    }
}
