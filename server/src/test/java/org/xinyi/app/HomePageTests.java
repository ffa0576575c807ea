package org.xinyi.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.xinyi.Api;
import org.xinyi.ServerTest;
import org.xinyi.TestCities;
import org.xinyi.TestCity;

@ServerTest
class HomePageTests {

    private static final Pattern LOCAL_LINK = Pattern.compile("(?:href|src)=\"/([^\"]*)\"");

    private final TestCities cities;
    private final int port;

    HomePageTests(TestCities cities, @Value("${local.server.port}") int port) {
        this.cities = cities;
        this.port = port;
    }

    @Test
    void theFrontPageSaysWhatThisIsAndLinksOnlyToWhatIsThere() {
        Api server = new Api("http://localhost:" + port + "/", "");
        String page = server.get("").expect(200).body();

        assertThat(page)
                .contains("先诊疗", "Care first, pay once, later", "./xinyi demo")
                .contains("http://localhost:9090/sms")
                .contains("/problems/line-exhausted")
                .doesNotContain("{{");
        assertThat(LOCAL_LINK.matcher(page).results().map(link -> link.group(1)).toList())
                .contains("api", "openapi.json", "home.css", "home.js")
                .allSatisfy(link -> assertThat(server.get(link).status()).as(link).isIn(200, 302));
    }

    @Test
    void whoTriesADemonstrationIsShownToTheSandbox() throws Exception {
        HttpResponse<Void> shown =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(
                                                URI.create(
                                                        "http://localhost:"
                                                                + port
                                                                + "/demo/wallet?code=weixin%3A%2F%2Fa%3Fpr%3D1-2"))
                                        .build(),
                                BodyHandlers.discarding());

        assertThat(shown.statusCode()).isEqualTo(303);
        assertThat(shown.headers().firstValue("Location"))
                .hasValue("http://localhost:9090/wechat/wallet?code=weixin%3A%2F%2Fa%3Fpr%3D1-2");
    }

    @Test
    void everyoneMayWatchADemonstrationCity() {
        TestCity city = cities.create(Instant.parse("2020-06-10T04:00:00Z"));

        Api.Answer live = city.anyone().get("live").expect(200);
        assertThat(live.text("from")).isEqualTo("2020-06-10");
        assertThat(live.json()).isEqualTo(city.operator().get("overview").expect(200).json());
        city.anyone()
                .get("live?from=2020-06-11&to=2020-06-10")
                .expectProblem(400, "period-invalid");
    }

    @Test
    void nobodyWatchesARealCity() {
        TestCity city = cities.createReal();

        city.anyone().get("live").expectProblem(403, "figures-not-public");
        city.operator().get("overview").expect(200);
    }
}
