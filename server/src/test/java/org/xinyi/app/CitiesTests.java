package org.xinyi.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.xinyi.Api;
import org.xinyi.ServerTest;
import org.xinyi.TestCities;
import org.xinyi.TestCity;
import org.xinyi.kernel.sql.Sql;

@ServerTest
class CitiesTests {

    private static final Instant JUNE_10 = Instant.parse("2020-06-10T00:00:00Z");

    private final TestCities cities;
    private final Sql sql;

    CitiesTests(TestCities cities, Sql sql) {
        this.cities = cities;
        this.sql = sql;
    }

    @Test
    void twoCitiesDoNotSeeEachOther() {
        TestCity north = cities.create(JUNE_10);
        TestCity south = cities.create(JUNE_10);
        north.operator()
                .post(
                        "staff",
                        Map.of(
                                "username",
                                "wang",
                                "name",
                                "王",
                                "roles",
                                List.of("OPERATOR"),
                                "password",
                                "correct horse"))
                .expect(201);
        Map<String, String> login = Map.of("username", "wang", "password", "correct horse");
        String token = north.anyone().post("staff/sessions", login).expect(201).text("token");

        south.anyone().post("staff/sessions", login).expectProblem(401, "login-failed");
        Api stranger = south.operator().as(token);
        stranger.put("clock", Map.of("now", "2020-06-11T00:00:00Z", "runs", false))
                .expectProblem(401, "credential-unknown");
    }

    @Test
    void theClockOfACityGoesForwardOnly() {
        TestCity city = cities.create(JUNE_10);
        city.moveTo(JUNE_10.plusSeconds(60));

        city.operator()
                .put("clock", Map.of("now", JUNE_10.toString(), "runs", false))
                .expectProblem(409, "clock-goes-forward");
        assertThat(city.anyone().get("clock").text("now")).isEqualTo("2020-06-10T00:01:00Z");
    }

    @Test
    void whoServesCannotRewriteTheBooks() {
        TestCity city = cities.create(JUNE_10);
        city.city()
                .run(
                        () -> {
                            assertThatThrownBy(
                                            () ->
                                                    sql.statement("UPDATE entry SET amount = 1")
                                                            .update())
                                    .isInstanceOf(DataAccessException.class)
                                    .hasRootCauseMessage(
                                            "ERROR: permission denied for table entry");
                            assertThatThrownBy(() -> sql.statement("DELETE FROM action").update())
                                    .isInstanceOf(DataAccessException.class)
                                    .hasRootCauseMessage(
                                            "ERROR: permission denied for table action");
                        });
    }

    @Test
    void anUnknownCityIsNamed() {
        cities.platform().get("nowhere/clock").expectProblem(404, "city-unknown");
    }

    @Test
    void aRevokedKeyIsRefusedAtOnce() {
        TestCity city = cities.create(JUNE_10);
        Api.Answer key =
                city.operator()
                        .post(
                                "keys",
                                Map.of(
                                        "institution",
                                        7,
                                        "name",
                                        "HIS",
                                        "roles",
                                        List.of("HOSPITAL_ADMIN")))
                        .expect(201);
        Api his = city.operator().as(key.text("token"));
        his.get("institutions/7/keys").expect(200);
        city.operator().delete("keys/" + key.number("id")).expect(204);

        his.get("institutions/7/keys").expectProblem(401, "key-revoked");
    }
}
