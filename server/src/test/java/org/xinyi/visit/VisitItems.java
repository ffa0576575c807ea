package org.xinyi.visit;

import static org.xinyi.visit.VisitWorld.BLOOD;
import static org.xinyi.visit.VisitWorld.GLUCOSE;
import static org.xinyi.visit.VisitWorld.PILLS;
import static org.xinyi.visit.VisitWorld.UNPRICED;
import static org.xinyi.visit.VisitWorld.X_RAY;

import java.util.List;
import java.util.Map;
import org.xinyi.Api;
import org.xinyi.TestCity;

/// What the hospital of [VisitWorld] offers, and at what price.
final class VisitItems {

    private VisitItems() {}

    /// @param admin the hospital's own administration
    static void sellAt(TestCity city, long hospital, Api admin) {
        city.operator()
                .put(
                        "items",
                        Map.of(
                                "items",
                                List.of(
                                        item(BLOOD, "血常规", "LABORATORY", ""),
                                        item(GLUCOSE, "空腹血糖", "LABORATORY", "请空腹8小时"),
                                        item(X_RAY, "胸片", "EXAMINATION", "请取下金属物品"),
                                        item(PILLS, "阿司匹林<100mg>", "WESTERN_DRUG", "饭后服用"),
                                        item(UNPRICED, "新项目", "TREATMENT", ""))))
                .expect(200);
        admin.put(
                        "institutions/" + hospital + "/prices",
                        Map.of(
                                "prices",
                                List.of(
                                        price(BLOOD, "20"),
                                        price(GLUCOSE, "8.5"),
                                        price(X_RAY, "95"),
                                        price(PILLS, "3.333333"))))
                .expect(200);
    }

    private static Map<String, Object> item(String code, String zh, String kind, String guidance) {
        return Map.of(
                "code", code,
                "nameZh", zh,
                "nameEn", "Item " + code,
                "kind", kind,
                "insuranceClass", "A",
                "unit", "次",
                "guidance", guidance);
    }

    private static Map<String, Object> price(String item, String price) {
        return Map.of("itemCode", item, "price", price, "from", "2020-01-01");
    }
}
