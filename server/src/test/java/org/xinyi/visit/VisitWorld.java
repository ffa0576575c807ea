package org.xinyi.visit;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.xinyi.Api;
import org.xinyi.TestCities;
import org.xinyi.TestCity;
import org.xinyi.access.Clients;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.Role;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.ledger.Balances;
import org.xinyi.people.Patients;
import org.xinyi.people.Person;

/// A hospital with its departments, items and patients, in a city of its own.
final class VisitWorld {

    static final String BLOOD = "LAB-001";
    static final String GLUCOSE = "LAB-002";
    static final String X_RAY = "IMG-001";
    static final String PILLS = "DRG-001";
    static final String UNPRICED = "NEW-001";

    private static final String INSERT_LINE =
            """
            INSERT INTO credit_line (id, kind, patient, debtor, pack, pack_version, opened_at)
            VALUES (:id, 1, :patient, :patient, :pack, 1, :at::timestamptz)
            """;

    private final ApplicationContext context;
    private final TestCity city;
    private final Map<String, Long> departments = new HashMap<>();
    private final long hospital;
    private final Api his;
    private final Api admin;
    private int numbered;

    VisitWorld(ApplicationContext context, Instant startsAt) {
        this.context = context;
        this.city = context.getBean(TestCities.class).create(startsAt);
        this.hospital = hospital("123456789012", "市一院");
        this.admin = city.key(hospital, "HOSPITAL_ADMIN", "FINANCE");
        this.his =
                city.key(
                        hospital,
                        "RECEPTION",
                        "DOCTOR",
                        "NURSE",
                        "TECHNICIAN",
                        "PHARMACIST",
                        "CASHIER");
        for (String kind :
                List.of("CLINIC", "LABORATORY", "IMAGING", "PHARMACY", "WARD", "EMERGENCY")) {
            departments.put(kind, department(hospital, kind));
        }
        VisitItems.sellAt(city, hospital, admin);
    }

    TestCity city() {
        return city;
    }

    Api his() {
        return his;
    }

    Api admin() {
        return admin;
    }

    Api operator() {
        return city.operator();
    }

    long hospital() {
        return hospital;
    }

    long department(String kind) {
        return departments.getOrDefault(kind, 0L);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    void at(String instant) {
        city.moveTo(Instant.parse(instant));
    }

    long hospital(String code, String name) {
        return operator()
                .post(
                        "institutions",
                        Map.of(
                                "code",
                                code,
                                "nameZh",
                                name,
                                "nameEn",
                                "Hospital " + code,
                                "kind",
                                "HOSPITAL",
                                "level",
                                "TERTIARY"))
                .expect(201)
                .number("id");
    }

    long department(long institution, String kind) {
        return operator()
                .post(
                        "institutions/" + institution + "/departments",
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
                                "1号楼2层"))
                .expect(201)
                .number("id");
    }

    /// Lets a scheme that comes with the server count from a day on.
    void activate(String scheme, String from) {
        operator()
                .post(
                        "schemes/" + scheme + "/activations",
                        Map.of("version", 1, "from", from, "isDefault", true))
                .expect(201);
    }

    PatientId patient() {
        return patient(new Patients.NewPatient("无名氏", Person.IdKind.TEMPORARY, "", null));
    }

    PatientId patient(Patients.NewPatient who) {
        return city.city()
                .call(() -> bean(Patients.class).register(List.of(who)).getFirst().orThrow());
    }

    /// The API as a patient on the own phone.
    Api as(PatientId patient) {
        String token =
                city.city()
                        .call(
                                () ->
                                        bean(Clients.class)
                                                .issue(
                                                        new Clients.NewClient(
                                                                Clients.Kind.PATIENT,
                                                                "phone",
                                                                Set.of(Role.PATIENT),
                                                                null,
                                                                patient,
                                                                null,
                                                                null))
                                                .token());
        return operator().as(token);
    }

    /// Opens a line as a commitment would.
    ///
    /// @param limit null: none
    LineId line(PatientId patient, String scheme, @Nullable String limit) {
        return city.city()
                .call(
                        () -> {
                            LineId id = new LineId(bean(IdSource.class).next());
                            bean(Sql.class)
                                    .statement(INSERT_LINE)
                                    .param("id", id.value())
                                    .param("patient", patient.value())
                                    .param("pack", scheme)
                                    .param("at", "2020-01-01T00:00:00Z")
                                    .update();
                            bean(Balances.class)
                                    .open(
                                            List.of(
                                                    new Balances.NewBalance(
                                                            id,
                                                            null,
                                                            limit == null
                                                                    ? null
                                                                    : Money.parse(limit))));
                            return id;
                        });
    }

    long register(PatientId patient, String kind) {
        Map<String, Object> visit = new HashMap<>();
        visit.put("patient", patient.value());
        visit.put("institution", hospital);
        visit.put("department", department(kind.equals("EMERGENCY") ? kind : "CLINIC"));
        visit.put("kind", kind);
        visit.put("number", "V" + ++numbered);
        return his.post("visits", Map.of("visits", List.of(visit)))
                .expect(200)
                .number("results.0.done");
    }

    Api.Answer checkIn(long visit, boolean credit) {
        return his.post(
                        "visits/check-ins",
                        Map.of("checkIns", List.of(Map.of("visit", visit, "credit", credit))))
                .expect(200);
    }

    long order(long visit, String item, String department, String quantity) {
        return his.post(
                        "orders",
                        Map.of(
                                "orders",
                                List.of(
                                        Map.of(
                                                "visit",
                                                visit,
                                                "item",
                                                item,
                                                "department",
                                                department(department),
                                                "quantity",
                                                quantity))))
                .expect(200)
                .number("results.0.done.order");
    }

    Api.Answer confirm(long order, String result) {
        return confirm(Map.of("order", order, "result", result));
    }

    Api.Answer confirm(Map<String, Object> execution) {
        return his.post("executions", Map.of("executions", List.of(execution))).expect(200);
    }

    void end(long... visits) {
        his.post(
                        "visits/ends",
                        Map.of(
                                "ends",
                                Arrays.stream(visits)
                                        .mapToObj(visit -> Map.of("visit", visit))
                                        .toList()))
                .expect(200);
    }

    InstitutionId institution() {
        return new InstitutionId(hospital);
    }
}
