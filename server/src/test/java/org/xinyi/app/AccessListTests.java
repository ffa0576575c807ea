package org.xinyi.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.xinyi.Api;
import org.xinyi.ServerTest;
import org.xinyi.TestCities;
import org.xinyi.TestCity;

/// Who is calling, who may call, and who has called.
@ServerTest
class AccessListTests {

    private final TestCity city;

    AccessListTests(TestCities cities) {
        this.city = cities.create(Instant.parse("2020-06-10T00:00:00Z"));
    }

    @Test
    void aSessionSaysWhoItIs() {
        add("wang", 7);
        Map<String, String> login = Map.of("username", "wang", "password", "correct horse");
        String token = city.anyone().post("staff/sessions", login).expect(201).text("token");

        Api.Answer caller = city.operator().as(token).get("session").expect(200);

        assertThat(caller.text("name")).isEqualTo("王医生");
        assertThat(caller.text("roles.0")).isEqualTo("DOCTOR");
        assertThat(caller.number("institution")).isEqualTo(7);
        city.anyone().get("session").expectProblem(401, "credential-missing");
    }

    @Test
    void aHospitalSeesItsOwnStaff() {
        add("one", 7);
        add("two", 8);
        add("three", 8);

        assertThat(city.key(7, "HOSPITAL_ADMIN").get("staff?institution=8").at("staff")).hasSize(1);
        Api.Answer first = city.operator().get("staff?institution=8&limit=1").expect(200);
        assertThat(first.text("staff.0.username")).isEqualTo("two");
        assertThat(
                        city.operator()
                                .get("staff?institution=8&after=" + first.number("next"))
                                .text("staff.0.username"))
                .isEqualTo("three");
    }

    @Test
    void whoAskedForWhatIsReadNewestFirst() {
        add("one", 7);
        city.key(7, "DOCTOR").get("staff").expectProblem(403, "role-missing");

        Api.Answer notes = written();

        assertThat(notes.text("notes.0.method")).isEqualTo("GET");
        assertThat(notes.text("notes.0.path")).endsWith("/staff");
        assertThat(notes.number("notes.0.status")).isEqualTo(403);
        assertThat(notes.number("notes.0.institution")).isEqualTo(7);
        Api.Answer writes = city.operator().get("audit?writes=true&limit=1").expect(200);
        assertThat(writes.text("notes.0.method")).isEqualTo("POST");
        Api.Answer second =
                city.operator()
                        .get(
                                "audit?writes=true&limit=1&after="
                                        + writes.text("next")
                                                .replace("(", "%28")
                                                .replace(")", "%29"))
                        .expect(200);
        assertThat(second.text("notes.0.place")).isNotEqualTo(writes.text("notes.0.place"));
    }

    /// Notes are written behind the requests.
    private Api.Answer written() {
        for (int attempt = 0; ; attempt++) {
            Api.Answer notes = city.operator().get("audit?refused=true").expect(200);
            if (!notes.at("notes").isEmpty() || attempt > 10_000) {
                return notes;
            }
            Thread.onSpinWait();
        }
    }

    private void add(String username, long institution) {
        city.operator()
                .post(
                        "staff",
                        Map.of(
                                "username",
                                username,
                                "name",
                                "王医生",
                                "institution",
                                institution,
                                "roles",
                                List.of("DOCTOR"),
                                "password",
                                "correct horse"))
                .expect(201);
    }
}
