package org.xinyi.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.xinyi.Api;
import org.xinyi.ServerTest;
import org.xinyi.TestCities;
import org.xinyi.TestCity;
import org.xinyi.kernel.City;

@ServerTest
class VerificationTests {

    private final TestCity city;
    private final StartingVerifications starting;

    VerificationTests(TestCities cities, StartingVerifications starting) {
        this.city = cities.create(Instant.parse("2020-06-10T01:00:00Z"));
        this.starting = starting;
    }

    @Test
    void theResultIsAnsweredAtOnce() {
        Api.Answer answer = city.operator().post("verifications", Map.of()).expect(200);

        assertThat(answer.json().propertyNames())
                .containsExactly("unexplained", "checks", "exceptions");
        assertThat(answer.text("unexplained")).isEqualTo("0.00");
        assertThat(answer.at("checks.0").propertyNames())
                .containsExactly("name", "compared", "differences", "amount", "millis");
    }

    @Test
    void whoeverDoesNotWaitReadsHowFarItIs() {
        Api.Answer begun = city.operator().post("verifications?wait=false", Map.of()).expect(202);
        String place = "verifications/" + begun.number("id");

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () ->
                                assertThat(city.operator().get(place).expect(200).text("state"))
                                        .isEqualTo("DONE"));
        Api.Answer ended = city.operator().get(place);
        assertThat(ended.number("done")).isPositive().isEqualTo(ended.number("total"));
        assertThat(ended.text("unexplained")).isEqualTo("0.00");
    }

    @Test
    void aCityIsVerifiedOnceAtATime() {
        City here = city.city();
        long first = here.call(starting::prepare);

        city.operator().post("verifications", Map.of()).expectProblem(409, "verification-underway");

        here.run(() -> starting.carryOut(first, Verifying.Depth.FULL));
        city.operator().post("verifications", Map.of()).expect(200);
    }

    @Test
    void onlyTheCitysOwnPeopleVerify() {
        city.anyone().post("verifications", Map.of()).expect(401);
        city.operator().get("verifications/1").expectProblem(404, "verification-unknown");
    }
}
