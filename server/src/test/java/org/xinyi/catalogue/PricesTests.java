package org.xinyi.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xinyi.Api;
import org.xinyi.ServerTest;
import org.xinyi.TestCities;
import org.xinyi.TestCity;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.ItemId;
import org.xinyi.kernel.Price;
import org.xinyi.kernel.sql.Sql;

@ServerTest
class PricesTests {

    private static final long HOSPITAL = 7;
    private static final long OTHER_HOSPITAL = 8;
    private static final LocalDate JUNE_10 = LocalDate.of(2020, 6, 10);

    private final TestCity city;
    private final Catalogue catalogue;
    private final Sql sql;
    private final Api operator;
    private final Api admin;

    PricesTests(TestCities cities, Catalogue catalogue, Sql sql) {
        this.city = cities.create(Instant.parse("2020-06-10T00:00:00Z"));
        this.catalogue = catalogue;
        this.sql = sql;
        this.operator = city.operator();
        this.admin = city.key(HOSPITAL, "HOSPITAL_ADMIN");
    }

    @BeforeEach
    void twoItemsAreInTheCatalogue() {
        operator.put(
                        "items",
                        Map.of(
                                "items",
                                List.of(
                                        item("LAB-001", "血常规", "Complete blood count"),
                                        item("LAB-002", "尿常规", "Urinalysis"))))
                .expect(200);
    }

    @Test
    void pricesFollowTheCalendar() {
        // Day 0: the city's list has a price since the beginning of the year.
        assertThat(setCity("20", "2020-01-01")).isEqualTo("");
        assertThat(price(HOSPITAL, JUNE_10)).contains("20.000000");

        // Day 0: the hospital announces its own for the first of July.
        assertThat(set("25.5", "2020-07-01")).isEqualTo("");
        assertThat(price(HOSPITAL, LocalDate.of(2020, 6, 30))).contains("20.000000");
        assertThat(price(HOSPITAL, LocalDate.of(2020, 7, 1))).contains("25.500000");
        assertThat(price(OTHER_HOSPITAL, LocalDate.of(2020, 7, 1))).contains("20.000000");

        // Day 30: it has changed its mind about August, and about the day between.
        city.moveTo(Instant.parse("2020-07-10T00:00:00Z"));
        assertThat(set("27", "2020-08-01")).isEqualTo("");
        assertThat(set("26", "2020-07-20")).isEqualTo("2020-07-31");
        assertThat(price(HOSPITAL, LocalDate.of(2020, 7, 19))).contains("25.500000");
        assertThat(price(HOSPITAL, LocalDate.of(2020, 7, 20))).contains("26.000000");
        assertThat(price(HOSPITAL, LocalDate.of(2020, 8, 1))).contains("27.000000");

        // Day 30: what has been billed stays billed.
        assertThat(problem("24", "2020-07-09")).isEqualTo("/problems/price-in-the-past");
        assertThat(problem("24", "2020-07-01")).isEqualTo("/problems/price-in-the-past");
        assertThat(price(HOSPITAL, LocalDate.of(2020, 7, 9))).contains("25.500000");

        // Day 30: the same price again is no change.
        assertThat(set("25.5", "2020-07-01")).isEqualTo("2020-07-19");
    }

    @Test
    void aDayThatIsNotOverIsCorrectedAndTheMistakeStaysToBeSeen() {
        set("25", "2020-06-10");
        set("26", "2020-06-10");

        assertThat(price(HOSPITAL, JUNE_10)).contains("26.000000");
        List<String> kept =
                city.city()
                        .call(
                                () ->
                                        sql.statement(
                                                        """
                                                        SELECT revision || ': ' || micros
                                                        FROM price
                                                        ORDER BY revision
                                                        """)
                                                .query(String.class)
                                                .list());
        assertThat(kept).containsExactly("1: 25000000", "2: 26000000");
    }

    @Test
    void whatHasNoPriceIsHeldForPricing() {
        assertThat(price(HOSPITAL, JUNE_10)).isEmpty();
        set("25", "2020-06-11");
        assertThat(price(HOSPITAL, JUNE_10)).isEmpty();
        city.city()
                .run(
                        () ->
                                assertThat(
                                                catalogue.price(
                                                        new InstitutionId(HOSPITAL),
                                                        new ItemId(1),
                                                        JUNE_10))
                                        .isEmpty());
    }

    @Test
    void badRowsAreRefusedByNameAndFailNoOther() {
        Api.Answer answer =
                admin.put(
                                "institutions/7/prices",
                                Map.of(
                                        "prices",
                                        List.of(
                                                price("LAB-001", "25", "2020-06-10"),
                                                price("LAB-001", "26", "2020-06-10"),
                                                price("LAB-999", "25", "2020-06-10"),
                                                price("LAB-002", "0", "2020-06-10"),
                                                price("LAB-002", "9.9", "2020-06-10"))))
                        .expect(200);
        assertThat(answer.text("results.0.done.price")).isEqualTo("25.000000");
        assertThat(answer.text("results.1.problem.type")).endsWith("/item-twice-in-list");
        assertThat(answer.text("results.2.problem.type")).endsWith("/item-code-unknown");
        assertThat(answer.text("results.3.problem.type")).endsWith("/price-not-positive");
        assertThat(answer.text("results.4.done.itemCode")).isEqualTo("LAB-002");
        admin.put(
                        "institutions/7/prices",
                        Map.of("prices", List.of(price("LAB-001", "1.1234567", "2020-06-10"))))
                .expectProblem(400, "body-invalid");
    }

    @Test
    void aListIsSetByItsOwnInstitutionAlone() {
        Map<String, Object> prices =
                Map.of("prices", List.of(price("LAB-001", "25", "2020-06-10")));

        admin.put("institutions/8/prices", prices).expectProblem(404, "price-list-unknown");
        admin.put("institutions/0/prices", prices).expectProblem(404, "price-list-unknown");
        admin.put("prices", prices).expectProblem(403, "role-missing");
        operator.put("institutions/8/prices", prices).expect(200);
        city.key(HOSPITAL, "DOCTOR")
                .put("institutions/7/prices", prices)
                .expectProblem(403, "role-missing");
    }

    @Test
    void anyoneReadsWhatAnInstitutionCharges() {
        setCity("20", "2020-01-01");
        operator.put("prices", Map.of("prices", List.of(price("LAB-002", "8", "2020-01-01"))));
        set("25", "2020-07-01");

        Api.Answer today = city.anyone().get("institutions/7/prices").expect(200);
        assertThat(today.text("prices.0.price")).isEqualTo("20.000000");
        assertThat(today.text("prices.0.list")).isEqualTo("CITY");
        Api.Answer later = city.anyone().get("institutions/7/prices?day=2020-07-01&limit=1");
        assertThat(later.text("prices.0.price")).isEqualTo("25.000000");
        assertThat(later.text("prices.0.list")).isEqualTo("INSTITUTION");
        assertThat(later.text("next")).isEqualTo("LAB-001");
        Api.Answer next =
                city.anyone().get("institutions/7/prices?day=2020-07-01&limit=1&after=LAB-001");
        assertThat(next.text("prices.0.itemCode")).isEqualTo("LAB-002");
        assertThat(next.json().has("next")).isFalse();
        assertThat(city.anyone().get("prices?day=2019-12-31").expect(200).body())
                .contains("\"prices\":[]");
    }

    /// The last day of the price set for LAB-001, empty when there is none.
    private String set(String price, String from) {
        return lastDay(put("institutions/" + HOSPITAL + "/prices", price, from));
    }

    private String setCity(String price, String from) {
        return lastDay(put("prices", price, from));
    }

    private String problem(String price, String from) {
        return put("institutions/" + HOSPITAL + "/prices", price, from)
                .text("results.0.problem.type");
    }

    private Api.Answer put(String list, String price, String from) {
        return operator.put(list, Map.of("prices", List.of(price("LAB-001", price, from))))
                .expect(200);
    }

    private static String lastDay(Api.Answer answer) {
        assertThat(answer.json().at("/results/0").has("done")).as(answer.body()).isTrue();
        return answer.text("results.0.done.to");
    }

    private Optional<String> price(long institution, LocalDate day) {
        return city.city()
                .call(
                        () ->
                                catalogue.price(
                                        new InstitutionId(institution),
                                        catalogue.itemByCode("LAB-001").orElseThrow().id(),
                                        day))
                .map(Price::toString);
    }

    private static Map<String, String> price(String code, String price, String from) {
        return Map.of("itemCode", code, "price", price, "from", from);
    }

    private static Map<String, String> item(String code, String nameZh, String nameEn) {
        return Map.of(
                "code",
                code,
                "nameZh",
                nameZh,
                "nameEn",
                nameEn,
                "kind",
                "LABORATORY",
                "insuranceClass",
                "A",
                "unit",
                "次");
    }
}
