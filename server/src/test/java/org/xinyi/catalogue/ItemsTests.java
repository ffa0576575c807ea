package org.xinyi.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.xinyi.Api;
import org.xinyi.ServerTest;
import org.xinyi.TestCities;
import org.xinyi.TestCity;
import org.xinyi.kernel.ItemId;

@ServerTest
@TestInstance(Lifecycle.PER_CLASS)
class ItemsTests {

    private final TestCity city;
    private final Catalogue catalogue;

    ItemsTests(TestCities cities, Catalogue catalogue) {
        this.city = cities.create(Instant.parse("2020-06-10T00:00:00Z"));
        this.catalogue = catalogue;
    }

    @Test
    void anItemKeepsItsIdWhenItChanges() {
        long id = put(List.of(item("KEEP-1", "血常规"))).number("results.0.done.item");
        Map<String, String> changed = item("KEEP-1", "血常规五分类");
        changed.put("insuranceClass", "B");
        changed.put("guidance", "空腹");

        assertThat(put(List.of(changed)).number("results.0.done.item")).isEqualTo(id);
        city.city()
                .run(
                        () -> {
                            Item item = catalogue.item(new ItemId(id)).orElseThrow();
                            assertThat(item.nameZh()).isEqualTo("血常规五分类");
                            assertThat(item.insuranceClass()).isEqualTo(Item.InsuranceClass.B);
                            assertThat(catalogue.itemByCode("KEEP-1")).contains(item);
                        });
    }

    @Test
    void badRowsAreRefusedByNameAndFailNoOther() {
        Map<String, String> blank = item("BAD-2", " ");
        Map<String, String> other = item("BAD-4", "别的");
        Api.Answer answer =
                put(
                        List.of(
                                item("BAD-1", "好"),
                                blank,
                                item("BAD 3", "空格"),
                                item("BAD-4", "好"),
                                other,
                                item("BAD-1", "好")));

        assertThat(answer.text("results.1.problem.facts.expected")).startsWith("nameZh");
        assertThat(answer.text("results.2.problem.type")).isEqualTo("/problems/item-invalid");
        assertThat(answer.text("results.4.problem.type")).isEqualTo("/problems/item-twice-in-list");
        assertThat(answer.number("results.5.done.item"))
                .isEqualTo(answer.number("results.0.done.item"));
        city.city().run(() -> assertThat(catalogue.itemByCode("BAD-2")).isEmpty());
    }

    @Test
    void itemsAreFoundPageByPage() {
        put(List.of(item("PAGE-1", "分页甲"), item("PAGE-2", "分页乙"), item("PAGE-3", "分页丙")));

        Api.Answer first = city.anyone().get("items?q=page-&limit=2").expect(200);
        assertThat(first.text("items.1.code")).isEqualTo("PAGE-2");
        Api.Answer second =
                city.anyone().get("items?q=page-&limit=2&after=" + first.text("next")).expect(200);
        assertThat(second.text("items.0.code")).isEqualTo("PAGE-3");
        assertThat(second.json().has("next")).isFalse();
        assertThat(city.anyone().get("items?q=%E5%88%86%E9%A1%B5%E4%B9%99").text("items.0.code"))
                .isEqualTo("PAGE-2");
    }

    @Test
    void onlyTheCityKeepsItems() {
        city.key(7, "HOSPITAL_ADMIN")
                .put("items", Map.of("items", List.of(item("X-1", "不行"))))
                .expectProblem(403, "role-missing");
    }

    private Api.Answer put(List<Map<String, String>> items) {
        return city.operator().put("items", Map.of("items", items)).expect(200);
    }

    private static Map<String, String> item(String code, String nameZh) {
        return new HashMap<>(
                Map.of(
                        "code",
                        code,
                        "nameZh",
                        nameZh,
                        "nameEn",
                        "Item " + code,
                        "kind",
                        "LABORATORY",
                        "insuranceClass",
                        "A",
                        "unit",
                        "次"));
    }
}
