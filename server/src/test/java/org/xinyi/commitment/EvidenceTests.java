package org.xinyi.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.dao.DataAccessException;
import org.xinyi.Api;
import org.xinyi.ServerTest;
import org.xinyi.TestCities;
import org.xinyi.kernel.sql.Sql;

/// What was signed stays what was signed, or is seen not to be.
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EvidenceTests {

    private final CommitmentWorld world;
    private final Sql sql;
    private long id;

    EvidenceTests(TestCities cities, BeanFactory beans, Sql sql) {
        this.world = new CommitmentWorld(cities, beans);
        this.sql = sql;
    }

    @BeforeEach
    void begin() {
        id = world.signed(world.kiosk, world.patient("王芳"), "S04");
    }

    @Test
    void whatIsStoredGivesTheHashThatWasTaken() {
        Api.Answer evidence = evidence();
        assertThat(evidence.at("matches").asBoolean()).isTrue();
        assertThat(evidence.text("computedHash"))
                .isEqualTo(evidence.text("evidenceHash"))
                .isEqualTo(evidence.text("loggedHash"))
                .hasSize(64);
        assertThat(evidence.text("parts.device")).isEqualTo("K-07");
        assertThat(evidence.text("parts.opened.at")).startsWith("2020-06-10T01:");
        assertThat(evidence.text("parts.signed.at")).isEqualTo(evidence.text("parts.signableAt"));
        assertThat(evidence.number("parts.signed.institution")).isEqualTo(CommitmentWorld.RENJI);
    }

    @Test
    void theServerItselfCannotAlterIt() {
        for (String table :
                List.of("commitment", "signing", "commitment_text", "commitment_revocation")) {
            assertThatThrownBy(
                            () ->
                                    world.city
                                            .city()
                                            .run(
                                                    () ->
                                                            sql.statement("DELETE FROM " + table)
                                                                    .update()))
                    .isInstanceOf(DataAccessException.class)
                    .hasRootCauseMessage("ERROR: permission denied for table " + table);
        }
    }

    @Test
    void anAlteredSignerIsFound() {
        alter("UPDATE commitment SET signed_at = signed_at - interval '1 day'" + mine());
        expectDifferences("PARTS", "ACTION_LOG");
    }

    @Test
    void anAlteredFormIsFound() {
        alter("UPDATE signing SET staff_assisted = false" + mine());
        expectDifferences("PARTS", "ACTION_LOG");
    }

    @Test
    void alteredWordsAreFound() {
        alter("UPDATE commitment_text SET words = replace(words, '3天内', '1天内')");
        expectDifferences("TEXT", "PARTS", "ACTION_LOG");
        alter("UPDATE commitment_text SET words = replace(words, '1天内', '3天内')");
        expectDifferences();
    }

    @Test
    void aHashThatWasMadeToFitIsFoundInTheLog() {
        String before = evidence().text("computedHash");
        alter("UPDATE commitment SET mode = 'TABLET'" + mine());
        String fitting = evidence().text("computedHash");
        alter("UPDATE commitment SET evidence_hash = '\\x" + fitting + "'" + mine());

        expectDifferences("ACTION_LOG");
        assertThat(evidence().text("loggedHash")).isEqualTo(before);
    }

    @Test
    void anotherSignatureIsFound() {
        alter(
                "UPDATE commitment SET image = set_byte(image, 40, get_byte(image, 40) # 1)"
                        + mine());
        expectDifferences("SIGNATURE");
    }

    private void expectDifferences(String... differences) {
        Api.Answer evidence = evidence();
        assertThat(evidence.at("matches").asBoolean()).isEqualTo(differences.length == 0);
        assertThat(evidence.at("differences").valueStream().map(found -> found.asString()))
                .containsExactly(differences);
    }

    private String mine() {
        return " WHERE id = " + id;
    }

    private Api.Answer evidence() {
        return world.finance.get("commitments/" + id + "/evidence").expect(200);
    }

    /// As somebody with the database in their hands.
    private void alter(String statement) {
        world.city
                .city()
                .run(
                        () ->
                                sql.inTransaction(
                                        () -> {
                                            sql.statement("SET LOCAL ROLE NONE").update();
                                            assertThat(sql.statement(statement).update())
                                                    .isEqualTo(1);
                                        }));
    }
}
