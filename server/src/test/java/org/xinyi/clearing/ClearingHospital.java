package org.xinyi.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.xinyi.Api;
import org.xinyi.TestCity;
import org.xinyi.kernel.PatientId;

/// A hospital with its departments, prices and system.
final class ClearingHospital {

    static final String CODE = "H32070000001";

    private static final String BLOOD = "LAB-001";
    private static final String X_RAY = "IMG-001";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestCity city;
    private final long hospital;
    private final Api his;
    private final Map<String, Long> departments = new HashMap<>();
    private int numbered;

    ClearingHospital(TestCity city) {
        this.city = city;
        this.hospital = hospital();
        this.his =
                city.key(
                        hospital,
                        "RECEPTION",
                        "DOCTOR",
                        "NURSE",
                        "TECHNICIAN",
                        "CASHIER",
                        "FINANCE",
                        "HOSPITAL_ADMIN");
        List.of("CLINIC", "LABORATORY", "IMAGING").forEach(this::department);
        items();
    }

    long id() {
        return hospital;
    }

    /// A whole visit on credit: blood and two x-rays, ended and settled.
    ///
    /// @return the orders
    List<Long> visit(PatientId patient, String scheme) {
        long visit =
                his.post(
                                "visits",
                                Map.of(
                                        "visits",
                                        List.of(
                                                Map.of(
                                                        "patient",
                                                        patient.value(),
                                                        "institution",
                                                        hospital,
                                                        "department",
                                                        departments.get("CLINIC"),
                                                        "kind",
                                                        "OUTPATIENT",
                                                        "number",
                                                        "V" + ++numbered))))
                        .expect(200)
                        .number("results.0.done");
        his.post(
                        "visits/check-ins",
                        Map.of(
                                "checkIns",
                                List.of(Map.of("visit", visit, "credit", true, "scheme", scheme))))
                .expect(200);
        long blood = done(visit, BLOOD, "LABORATORY", "1");
        long xRay = done(visit, X_RAY, "IMAGING", "2");
        his.post("visits/ends", Map.of("ends", List.of(Map.of("visit", visit)))).expect(200);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(
                                                his.get("visits/" + visit + "/settlements")
                                                        .expect(200)
                                                        .body())
                                        .contains("POSTED"));
        return List.of(blood, xRay);
    }

    private long done(long visit, String item, String department, String quantity) {
        long order =
                his.post(
                                "orders",
                                Map.of(
                                        "orders",
                                        List.of(
                                                Map.of(
                                                        "visit", visit,
                                                        "item", item,
                                                        "department", departments.get(department),
                                                        "quantity", quantity))))
                        .expect(200)
                        .number("results.0.done.order");
        his.post(
                        "executions",
                        Map.of("executions", List.of(Map.of("order", order, "result", "DONE"))))
                .expect(200);
        return order;
    }

    void refund(long order) {
        his.post("refunds", Map.of("refunds", List.of(Map.of("order", order, "reason", "未做完"))))
                .expect(200);
    }

    /// The patient pays a part in cash at the window.
    void paysInCash(PatientId patient, String amount) {
        long shift =
                his.post("shifts", Map.of("cashier", "李", "window", "1", "openingFloat", "100.00"))
                        .expect(201)
                        .number("id");
        his.post(
                        "shifts/" + shift + "/repayments",
                        Map.of(
                                "repayments",
                                List.of(
                                        Map.of(
                                                "debtor",
                                                patient.value(),
                                                "channel",
                                                "WINDOW_CASH",
                                                "amount",
                                                amount))))
                .expect(200);
    }

    private long hospital() {
        long id =
                city.operator()
                        .post(
                                "institutions",
                                Map.of(
                                        "code",
                                        CODE,
                                        "nameZh",
                                        "市一院",
                                        "nameEn",
                                        "First Hospital",
                                        "kind",
                                        "HOSPITAL",
                                        "level",
                                        "TERTIARY"))
                        .expect(201)
                        .number("id");
        return id;
    }

    private void department(String kind) {
        departments.put(
                kind,
                city.operator()
                        .post(
                                "institutions/" + hospital + "/departments",
                                Map.of(
                                        "code", kind,
                                        "nameZh", "科室" + kind,
                                        "nameEn", kind,
                                        "kind", kind,
                                        "location", "1号楼"))
                        .expect(201)
                        .number("id"));
    }

    private void items() {
        city.operator()
                .put(
                        "items",
                        Map.of(
                                "items",
                                List.of(
                                        item(BLOOD, "血常规", "LABORATORY"),
                                        item(X_RAY, "胸片", "EXAMINATION"))))
                .expect(200);
        his.put(
                        "institutions/" + hospital + "/prices",
                        Map.of("prices", List.of(price(BLOOD, "260"), price(X_RAY, "195.5"))))
                .expect(200);
    }

    private static Map<String, Object> item(String code, String zh, String kind) {
        return Map.of(
                "code",
                code,
                "nameZh",
                zh,
                "nameEn",
                "Item " + code,
                "kind",
                kind,
                "insuranceClass",
                "A",
                "unit",
                "次",
                "guidance",
                "");
    }

    private static Map<String, Object> price(String item, String price) {
        return Map.of("itemCode", item, "price", price, "from", "2020-01-01");
    }
}
