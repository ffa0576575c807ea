package org.xinyi.stories;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.xinyi.Api;

/// A hospital with its departments, prices and system.
public final class Hospital {

    static final String CONSULTATION = "CON-001";
    static final String BLOOD = "LAB-001";
    static final String LIVER = "LAB-002";
    static final String CT = "IMG-001";
    static final String DRUG = "DRG-001";
    static final String DRESSING = "TRT-001";
    static final String REGISTRATION = "REG-001";

    /// Sold nowhere yet: no price list has it.
    static final String UNPRICED = "IMG-002";

    /// @param price empty: no price list has it
    private record Item(
            String code, String nameZh, String kind, String insuranceClass, String price) {}

    private static final List<Item> ITEMS =
            List.of(
                    new Item(REGISTRATION, "挂号费", "REGISTRATION", "A", "10"),
                    new Item(CONSULTATION, "诊查费", "CONSULTATION", "A", "20"),
                    new Item(BLOOD, "血常规", "LABORATORY", "A", "60"),
                    new Item(LIVER, "肝功能", "LABORATORY", "A", "80"),
                    new Item(CT, "胸部CT", "EXAMINATION", "A", "300"),
                    new Item(DRUG, "阿莫西林胶囊", "WESTERN_DRUG", "B", "20"),
                    new Item(DRESSING, "换药", "TREATMENT", "A", "30"),
                    new Item(UNPRICED, "新项目", "EXAMINATION", "A", ""));

    private final World world;
    private final long id;
    private final Api his;
    private final Map<String, Long> departments = new HashMap<>();
    private long shift;
    private int numbered;

    Hospital(World world, String code, String nameZh, String nameEn) {
        this(world, code, nameZh, nameEn, "TERTIARY");
    }

    /// @param level primary: a community health centre
    Hospital(World world, String code, String nameZh, String nameEn, String level) {
        this.world = world;
        this.id =
                world.operator()
                        .post(
                                "institutions",
                                Map.of(
                                        "code",
                                        code,
                                        "nameZh",
                                        nameZh,
                                        "nameEn",
                                        nameEn,
                                        "kind",
                                        level.equals("PRIMARY") ? "PRIMARY_CARE" : "HOSPITAL",
                                        "level",
                                        level))
                        .expect(201)
                        .number("id");
        this.his =
                world.city()
                        .key(
                                id,
                                "RECEPTION",
                                "DOCTOR",
                                "NURSE",
                                "TECHNICIAN",
                                "PHARMACIST",
                                "CASHIER",
                                "FINANCE",
                                "HOSPITAL_ADMIN");
        List.of("CLINIC", "LABORATORY", "IMAGING", "PHARMACY").forEach(this::department);
        items();
    }

    public long id() {
        return id;
    }

    /// The API as the hospital's own system.
    Api his() {
        return his;
    }

    /// The department that carries an item out.
    long place(String item) {
        return department(
                switch (item.substring(0, 3)) {
                    case "LAB" -> "LABORATORY";
                    case "IMG" -> "IMAGING";
                    case "DRG" -> "PHARMACY";
                    default -> "CLINIC";
                });
    }

    /// Somebody comes; how it is funded is not decided.
    Visit registers(long patient, String kind) {
        return registers(patient, kind, Map.of());
    }

    /// Somebody comes who has booked.
    Visit expects(Resident who, long booking) {
        return registers(who.id(), "OUTPATIENT", Map.of("booking", booking));
    }

    private Visit registers(long patient, String kind, Map<String, Object> more) {
        Map<String, Object> visit =
                new HashMap<>(
                        Map.of(
                                "patient",
                                patient,
                                "institution",
                                id,
                                "department",
                                department("CLINIC"),
                                "kind",
                                kind,
                                "number",
                                "V" + ++numbered));
        visit.putAll(more);
        return new Visit(
                this,
                his.post("visits", Map.of("visits", List.of(visit)))
                        .expect(200)
                        .number("results.0.done"));
    }

    /// Somebody is admitted, and asked for a deposit.
    Visit admits(Resident who, String deposit) {
        Map<String, Object> admission =
                Map.of(
                        "patient",
                        who.id(),
                        "institution",
                        id,
                        "ward",
                        department("WARD"),
                        "bed",
                        "B" + numbered,
                        "number",
                        "V" + ++numbered,
                        "deposit",
                        deposit);
        return new Visit(
                this,
                his.post("admissions", Map.of("admissions", List.of(admission)))
                        .expect(200)
                        .number("results.0.done"));
    }

    /// The ward takes part where a scheme tries admission without a deposit.
    void triesWithoutDeposit() {
        his.put(
                        "departments/" + department("WARD") + "/ward-terms",
                        Map.of("depositPerDay", "500.00", "depositFreeTrial", true))
                .expect(200);
    }

    /// Somebody comes and wants to be treated under a scheme.
    Visit receives(Resident who, String scheme) {
        Visit visit = registers(who.id(), "OUTPATIENT");
        visit.checksIn(scheme);
        return visit;
    }

    /// Consultation, blood, CT and two packs of drugs: 420.00, all done and not yet ended.
    Visit treats(Resident who, String scheme) {
        Visit visit = receives(who, scheme);
        visit.does(CONSULTATION, "1");
        visit.does(BLOOD, "1");
        visit.does(CT, "1");
        visit.does(DRUG, "2");
        return visit;
    }

    /// A whole visit on credit: blood and CT, ended and settled.
    ///
    /// @return the orders
    public List<Long> visit(Resident who, String scheme) {
        Visit visit = receives(who, scheme);
        List<Long> orders = List.of(visit.does(BLOOD, "1"), visit.does(CT, "1"));
        visit.ends();
        visit.settled();
        return orders;
    }

    /// Takes a settled item back.
    public Api.Answer refunds(long order) {
        return his.post(
                        "refunds",
                        Map.of("refunds", List.of(Map.of("order", order, "reason", "未做完"))))
                .expect(200);
    }

    /// Somebody pays a part in cash at the window.
    public Api.Answer takesCash(Resident debtor, String amount) {
        return takesCash(debtor, amount, java.util.UUID.randomUUID().toString());
    }

    Api.Answer takesCash(Resident debtor, String amount, String key) {
        return his.post("shifts/" + shift() + "/repayments", cash(debtor, amount), key).expect(200);
    }

    static Map<String, Object> cash(Resident debtor, String amount) {
        return Map.of(
                "repayments",
                List.of(Map.of("debtor", debtor.id(), "channel", "WINDOW_CASH", "amount", amount)));
    }

    /// The shift at window 1, open all day long.
    long shift() {
        if (shift == 0) {
            shift =
                    his.post(
                                    "shifts",
                                    Map.of(
                                            "cashier",
                                            "李",
                                            "window",
                                            "1",
                                            "openingFloat",
                                            "1000.00"))
                            .expect(201)
                            .number("id");
        }
        return shift;
    }

    /// Hands out all money that waits to be handed out.
    void handsOut() {
        for (var one : his.get("institutions/" + id + "/give-backs").expect(200).at("items")) {
            if (one.get("channel").asString().startsWith("WINDOW")) {
                his.post(
                                "give-backs/" + one.get("id").asLong() + "/handed-out",
                                Map.of("shift", shift()))
                        .expect(200);
            }
        }
    }

    private long department(String kind) {
        return departments.computeIfAbsent(
                kind,
                _ ->
                        world.operator()
                                .post(
                                        "institutions/" + id + "/departments",
                                        Map.of(
                                                "code",
                                                kind,
                                                "nameZh",
                                                "科室" + kind,
                                                "nameEn",
                                                kind,
                                                "kind",
                                                kind,
                                                "location",
                                                "1号楼"))
                                .expect(201)
                                .number("id"));
    }

    private void items() {
        List<Map<String, Object>> prices = new java.util.ArrayList<>();
        List<Map<String, Object>> items = new java.util.ArrayList<>();
        for (Item one : ITEMS) {
            items.add(
                    Map.of(
                            "code",
                            one.code,
                            "nameZh",
                            one.nameZh,
                            "nameEn",
                            "Item " + one.code,
                            "kind",
                            one.kind,
                            "insuranceClass",
                            one.insuranceClass,
                            "unit",
                            "次",
                            "guidance",
                            ""));
            if (!one.price.isEmpty()) {
                prices.add(Map.of("itemCode", one.code, "price", one.price, "from", "2020-01-01"));
            }
        }
        world.operator().put("items", Map.of("items", items)).expect(200);
        his.put("institutions/" + id + "/prices", Map.of("prices", prices)).expect(200);
    }
}
