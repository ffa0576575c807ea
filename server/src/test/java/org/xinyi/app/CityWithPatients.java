package org.xinyi.app;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xinyi.Api;
import org.xinyi.TestCities;
import org.xinyi.TestCity;
import org.xinyi.people.SampleNumbers;

/// A city with one hospital where one patient has been treated, and whoever should not see it.
final class CityWithPatients {

    static final String PHONE = "13800000001";

    private static final String[] HOSPITAL_ROLES = {
        "DOCTOR",
        "NURSE",
        "TECHNICIAN",
        "PHARMACIST",
        "CASHIER",
        "RECEPTION",
        "FINANCE",
        "CALL_DESK",
        "HOSPITAL_ADMIN"
    };

    private final TestCity city;
    private final Map<String, Long> ids = new LinkedHashMap<>();
    private final Api house;

    CityWithPatients(TestCities cities) {
        this.city = cities.create(Instant.parse("2020-06-10T01:00:00Z"));
        long hospital = hospital("123456789012");
        this.house = city.key(hospital, HOSPITAL_ROLES);
        ids.put("institution", hospital);
        ids.put("department", department(hospital));
        ids.put("patient", patient("王小明", 1));
        items(hospital);
        long visit = register(ids.get("patient"));
        ids.put("visit", visit);
        house.post(
                        "visits/check-ins",
                        Map.of("checkIns", List.of(Map.of("visit", visit, "credit", false))))
                .expect(200);
        ids.put("order", order(visit));
        house.post(
                        "executions",
                        Map.of(
                                "executions",
                                List.of(Map.of("order", ids.get("order"), "result", "DONE"))))
                .expect(200);
        ids.put("key", city.operator().get("institutions/" + hospital + "/keys").number("0.id"));
    }

    TestCity city() {
        return city;
    }

    /// The numbers of what belongs to the hospital and its patient, by what they number.
    Map<String, Long> ids() {
        return Map.copyOf(ids);
    }

    long id(String what) {
        return ids().getOrDefault(what, 0L);
    }

    Api house() {
        return house;
    }

    /// All roles of another hospital.
    Api otherHouse() {
        return city.key(hospital("123456789013"), HOSPITAL_ROLES);
    }

    long patient(String name, int number) {
        Map<String, Object> person = new HashMap<>();
        person.put("name", name);
        person.put("idKind", "RESIDENT_ID");
        person.put("idNumber", SampleNumbers.resident(1985, number));
        person.put("phone", PHONE);
        return house.post("patients", person).expect(201).number("patient");
    }

    long register(long patient) {
        return house.post(
                        "visits",
                        Map.of(
                                "visits",
                                List.of(
                                        Map.of(
                                                "patient",
                                                patient,
                                                "institution",
                                                id("institution"),
                                                "department",
                                                id("department"),
                                                "kind",
                                                "OUTPATIENT"))))
                .expect(200)
                .number("results.0.done");
    }

    private long order(long visit) {
        return house.post(
                        "orders",
                        Map.of(
                                "orders",
                                List.of(
                                        Map.of(
                                                "visit",
                                                visit,
                                                "item",
                                                "LAB-001",
                                                "department",
                                                id("department"),
                                                "quantity",
                                                "1"))))
                .expect(200)
                .number("results.0.done.order");
    }

    private long hospital(String code) {
        return city.operator()
                .post(
                        "institutions",
                        Map.of(
                                "code",
                                code,
                                "nameZh",
                                "医院" + code,
                                "nameEn",
                                "Hospital " + code,
                                "kind",
                                "HOSPITAL",
                                "level",
                                "TERTIARY"))
                .expect(201)
                .number("id");
    }

    private long department(long hospital) {
        return city.operator()
                .post(
                        "institutions/" + hospital + "/departments",
                        Map.of(
                                "code", "LAB",
                                "nameZh", "检验科",
                                "nameEn", "Laboratory",
                                "kind", "LABORATORY",
                                "location", "1号楼2层"))
                .expect(201)
                .number("id");
    }

    private void items(long hospital) {
        Map<String, Object> item = new HashMap<>();
        item.put("code", "LAB-001");
        item.put("nameZh", "血常规");
        item.put("nameEn", "Blood count");
        item.put("kind", "LABORATORY");
        item.put("insuranceClass", "A");
        item.put("unit", "次");
        item.put("guidance", "");
        city.operator().put("items", Map.of("items", List.of(item))).expect(200);
        Map<String, Object> price =
                Map.of("itemCode", "LAB-001", "price", "20", "from", "2020-01-01");
        house.put("institutions/" + hospital + "/prices", Map.of("prices", List.of(price)))
                .expect(200);
    }
}
