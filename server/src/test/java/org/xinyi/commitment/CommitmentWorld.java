package org.xinyi.commitment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.xinyi.Api;
import org.xinyi.TestCities;
import org.xinyi.TestCity;
import org.xinyi.access.Clients;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.City;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.Role;
import org.xinyi.people.FamilyTies.Relation;
import org.xinyi.people.Patients;
import org.xinyi.people.Person;
import org.xinyi.people.SampleNumbers;

/// A city with two hospitals in which commitments are signed.
final class CommitmentWorld {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    static final long RENJI = 101;
    static final long ZHONGSHAN = 102;

    /// As Lianyungang's, but a doctor signs too.
    static final String DOCTOR = "S91";

    /// As Quanzhou's, where limits are shared within families, but relatives may sign.
    static final String FAMILY = "S92";

    static final String STROKES =
            base64("<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M1 1L9 9\"/></svg>");

    /// What was published within transactions, by city.
    @Component
    static class Heard {

        private final Map<City, List<Object>> events = new ConcurrentHashMap<>();

        @EventListener
        void on(CommitmentSigned signed) {
            note(signed);
        }

        @EventListener
        void on(CommitmentRevoked revoked) {
            note(revoked);
        }

        private void note(Object event) {
            events.computeIfAbsent(City.current(), _ -> new ArrayList<>()).add(event);
        }

        List<Object> in(City city) {
            return List.copyOf(events.getOrDefault(city, List.of()));
        }
    }

    final TestCity city;
    final Api kiosk;
    final Api otherKiosk;
    final Api finance;

    private final Patients patients;
    private final Clients clients;
    private final Heard heard;
    private final Map<PatientId, Map<String, String>> documents = new HashMap<>();

    CommitmentWorld(TestCities cities, BeanFactory beans) {
        this.city = cities.create(at("2020-06-10T09:00"));
        activate("S04");
        activate("S10");
        String lianyungang = pack("S04-lianyungang.yaml");
        upload(
                DOCTOR,
                lianyungang
                        .replace("id: S04", "id: " + DOCTOR)
                        .replaceFirst(
                                "doctor_signs:\\s+value: false", "doctor_signs:\n    value: true"));
        String quanzhou = pack("S10-quanzhou.yaml");
        upload(
                FAMILY,
                quanzhou.replace("id: S10", "id: " + FAMILY)
                        .replace(
                                "  - {value: signature,",
                                "  - {value: proxy-signature, assumption: a test of relatives / as"
                                        + " it says}\n    - {value: signature,")
                        .replace("proxy_may_sign: {value: false", "proxy_may_sign: {value: true"));
        this.kiosk = city.key(RENJI, "RECEPTION");
        this.otherKiosk = city.key(ZHONGSHAN, "RECEPTION");
        this.finance = city.key(RENJI, "FINANCE");
        this.patients = beans.getBean(Patients.class);
        this.clients = beans.getBean(Clients.class);
        this.heard = beans.getBean(Heard.class);
    }

    /// City time, such as `2020-06-10T22:30`.
    static Instant at(String local) {
        return BusinessClock.at(LocalDateTime.parse(local));
    }

    private void upload(String scheme, String yaml) {
        city.operator().post("schemes", Map.of("yaml", yaml)).expect(201);
        activate(scheme);
    }

    private void activate(String scheme) {
        city.operator()
                .post(
                        "schemes/" + scheme + "/activations",
                        Map.of("version", 1, "from", "2020-06-10", "isDefault", false))
                .expect(201);
    }

    private static String pack(String file) {
        try {
            return Files.readString(Path.of("..", "schemes", file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void itIs(String local) {
        city.moveTo(at(local));
    }

    PatientId patient(String name) {
        String number = SampleNumbers.resident(1990, NUMBER.incrementAndGet());
        PatientId id =
                city.city()
                        .call(
                                () ->
                                        patients.register(
                                                List.of(
                                                        new Patients.NewPatient(
                                                                name,
                                                                Person.IdKind.RESIDENT_ID,
                                                                number,
                                                                "13800135678"))))
                        .getFirst()
                        .orThrow();
        documents.put(id, Map.of("name", name, "idKind", "RESIDENT_ID", "idNumber", number));
        return id;
    }

    /// As everybody may see the patient.
    Person person(PatientId patient) {
        return Objects.requireNonNull(
                city.city().call(() -> patients.find(List.of(patient))).get(patient));
    }

    /// The payer says what they are to the beneficiary, who confirms it.
    void areFamily(PatientId payer, Relation relation, PatientId beneficiary) {
        long tie =
                phoneOf(payer)
                        .post(
                                "family-ties",
                                Map.of(
                                        "side",
                                        "PAYER",
                                        "relation",
                                        relation.name(),
                                        "relative",
                                        Objects.requireNonNull(documents.get(beneficiary))))
                        .expect(201)
                        .number("id");
        phoneOf(beneficiary).post("family-ties/" + tie + "/confirmation", Map.of()).expect(200);
    }

    /// The API as the patient on the own phone.
    Api phoneOf(PatientId patient) {
        String token =
                city.city()
                        .call(
                                () ->
                                        clients.issue(
                                                new Clients.NewClient(
                                                        Clients.Kind.PATIENT,
                                                        "手机",
                                                        Set.of(Role.PATIENT),
                                                        null,
                                                        patient,
                                                        null,
                                                        null)))
                        .token();
        return city.anyone().as(token);
    }

    /// What was published about these patients.
    List<Object> heard(PatientId... about) {
        List<PatientId> patients = List.of(about);
        return heard.in(city.city()).stream()
                .filter(event -> patients.contains(patient(event)))
                .toList();
    }

    private static PatientId patient(Object event) {
        return switch (event) {
            case CommitmentSigned(var commitment) -> commitment.patient();
            case CommitmentRevoked(var commitment) -> commitment.patient();
            default -> throw new AssertionError(event);
        };
    }

    Api.Answer open(Api api, PatientId patient, String scheme) {
        return api.post("commitments", form(patient, scheme, "KIOSK"));
    }

    /// Opens at 9:00 and signs at 9:00:10 in whatever minute it is.
    long signed(Api api, PatientId patient, String scheme) {
        long form = open(api, patient, scheme).expect(201).number("id");
        afterReading();
        return sign(api, form, signature()).expect(201).number("id");
    }

    void afterReading() {
        Instant now = Instant.parse(city.anyone().get("clock").text("now"));
        city.moveTo(now.plusSeconds(10));
    }

    static Map<String, Object> form(PatientId patient, String scheme, String mode) {
        return Map.of(
                "patient",
                patient.value(),
                "scheme",
                scheme,
                "mode",
                mode,
                "staffAssisted",
                true,
                "device",
                "K-07");
    }

    static Api.Answer sign(Api api, long form, Map<String, Object> signature) {
        return api.post("commitments/" + form + "/signature", signature);
    }

    static Map<String, Object> signature() {
        return with(Map.of("mode", "KIOSK", "signature", STROKES, "readToEnd", true), null, null);
    }

    static Map<String, Object> with(
            Map<String, Object> signature, @Nullable String name, @Nullable Object value) {
        Map<String, Object> changed = new HashMap<>(signature);
        if (name != null && value != null) {
            changed.put(name, value);
        }
        return changed;
    }

    static Map<String, Object> proxy(PatientId proxy, Relation relation) {
        return with(
                signature(),
                "proxy",
                Map.of("patient", proxy.value(), "relation", relation.name()));
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
