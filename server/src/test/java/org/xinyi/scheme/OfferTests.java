package org.xinyi.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.xinyi.Api;
import org.xinyi.ServerTest;
import org.xinyi.TestCities;
import org.xinyi.TestCity;

@ServerTest
class OfferTests {

    private static final Instant JUNE_10 = Instant.parse("2024-06-10T00:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2024, 6, 10);

    private final TestCities cities;

    OfferTests(TestCities cities) {
        this.cities = cities;
    }

    @Test
    void aPatientIsOfferedWhatCountsTodayTheDefaultFirst() {
        TestCity offering = cities.create(JUNE_10);
        Api desk = offering.key(7, "RECEPTION");
        assertThat(desk.get("schemes/offers").expect(200).json()).isEmpty();

        for (String scheme : List.of("S04", "S10")) {
            offering.operator()
                    .post(
                            "schemes/" + scheme + "/activations",
                            Map.of(
                                    "version",
                                    1,
                                    "from",
                                    TODAY.toString(),
                                    "isDefault",
                                    scheme.equals("S10")))
                    .expect(201);
        }
        Api.Answer offers = desk.get("schemes/offers").expect(200);

        assertThat(offers.json().findValuesAsString("scheme")).containsExactly("S10", "S04");
        assertThat(offers.text("0.cap")).isEqualTo("20000.00");
        assertThat(offers.text("0.lenders.0")).isEqualTo("quanzhou-rural-credit");
        assertThat(offers.json().get(1).has("cap")).isFalse();
        assertThat(offers.at("1.proxyMaySign").asBoolean()).isTrue();
    }
}
