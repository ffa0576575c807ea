package org.xinyi.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.xinyi.Api;
import org.xinyi.ServerTest;
import org.xinyi.TestCities;
import org.xinyi.TestCity;
import org.xinyi.kernel.Price;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@ServerTest
class ExampleItemsTests {

    private final JsonNode file = read();
    private final TestCities cities;

    ExampleItemsTests(TestCities cities) {
        this.cities = cities;
    }

    @Test
    void theListSaysThatItIsAnExample() {
        assertThat(file.at("/origin").asString()).isEqualTo("example");
        assertThat(file.at("/items"))
                .allMatch(item -> item.get("origin").asString().equals("example"));
    }

    @Test
    void itHasEveryKindThatAHospitalBills() {
        Set<Item.Kind> kinds = EnumSet.noneOf(Item.Kind.class);
        Set<String> codes = new HashSet<>();
        for (JsonNode item : file.at("/items")) {
            kinds.add(Item.Kind.valueOf(item.get("kind").asString()));
            codes.add(item.get("code").asString());
            assertThat(Price.parse(item.get("price").asString()).micros()).isPositive();
        }
        assertThat(kinds).containsExactlyInAnyOrder(Item.Kind.values());
        assertThat(codes).hasSameSizeAs(file.at("/items")).hasSizeGreaterThanOrEqualTo(90);
    }

    @Test
    void itIsLoadedOverTheApi() {
        TestCity city = cities.create(Instant.parse("2020-06-10T00:00:00Z"));
        List<JsonNode> items = new ArrayList<>();
        List<Map<String, String>> prices = new ArrayList<>();
        for (JsonNode item : file.at("/items")) {
            ObjectNode wanted = item.asObject();
            String price = wanted.remove("price").asString();
            wanted.remove("origin");
            items.add(wanted);
            prices.add(
                    Map.of(
                            "itemCode",
                            wanted.get("code").asString(),
                            "price",
                            price,
                            "from",
                            "2020-01-01"));
        }
        Api operator = city.operator();

        assertThat(operator.put("items", Map.of("items", items)).expect(200).body())
                .doesNotContain("problem");
        assertThat(operator.put("prices", Map.of("prices", prices)).expect(200).body())
                .doesNotContain("problem");
        assertThat(city.anyone().get("institutions/7/prices?limit=1000").at("prices"))
                .hasSameSizeAs(items);
    }

    private static JsonNode read() {
        try (InputStream list =
                Objects.requireNonNull(
                        ExampleItemsTests.class.getResourceAsStream(
                                "/catalogue/example-items.json"))) {
            return JsonMapper.builder().build().readTree(list);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }
}
