package org.xinyi.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.xinyi.Api;
import org.xinyi.NastyDay;
import org.xinyi.ServerTest;
import org.xinyi.TestCities;
import org.xinyi.TestCity;
import org.xinyi.access.Clients;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.Role;
import org.xinyi.people.Patients;
import org.xinyi.people.Person;
import org.xinyi.people.SampleNumbers;

/// What a patient was told, page by page.
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessagesTests {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final InstitutionId RENJI = new InstitutionId(101);

    private final TestCity city;
    private final Notices notices;
    private final Patients patients;
    private final Clients clients;
    private final IdSource ids;
    private PatientId wang;

    MessagesTests(
            TestCities cities, Notices notices, Patients patients, Clients clients, IdSource ids) {
        this.city = cities.create(Instant.parse("2020-06-10T01:00:00Z"));
        this.notices = notices;
        this.patients = patients;
        this.clients = clients;
        this.ids = ids;
        this.wang = register("王芳", Person.IdKind.RESIDENT_ID, resident());
    }

    @BeforeEach
    void begin() {
        wang = register("王芳", Person.IdKind.RESIDENT_ID, resident());
    }

    @Test
    void aPatientReadsPageByPageNewestFirst() {
        for (int i = 1; i <= 7; i++) {
            send(Template.REPAID, Map.of("amount", i + ".00"));
        }
        Api phone = phone();
        List<String> read = new ArrayList<>();
        String next = "";
        do {
            Api.Answer page = phone.get(path() + "?limit=3" + next).expect(200);
            page.at("messages").forEach(message -> read.add(message.path("text").asString()));
            next = page.at("next").isMissingNode() ? "" : "&cursor=" + page.text("next");
        } while (!next.isEmpty());

        assertThat(read).hasSize(7).doesNotHaveDuplicates();
        assertThat(read.getFirst()).contains("7.00元");
    }

    @Test
    void aCursorOfOnesOwnMakingIsRefused() {
        phone().get(path() + "?cursor=3").expectProblem(400, "message-cursor-invalid");
        phone().get(path() + "?limit=many").expectProblem(400, "parameter-invalid");
    }

    @Test
    void staffReadWhatTheirHospitalSentWithNumbersMasked() {
        send(Template.GUIDE, Map.of("place", "住院处", "note", "请致电13912345678"));
        city.city()
                .run(
                        () ->
                                notices.send(
                                        List.of(
                                                notice(
                                                                Template.GUIDE,
                                                                Map.of(
                                                                        "place",
                                                                        "住院处",
                                                                        "note",
                                                                        "请致电13912345678"))
                                                        .sentFor(RENJI))));
        Api desk = city.key(RENJI.value(), "CALL_DESK");
        assertThat(desk.get(path()).expect(200).at("messages")).hasSize(1);
        assertThat(desk.get(path()).text("messages.0.text")).isEqualTo("【信医】下一步请到住院处。请致电***");
        assertThat(city.operator().get(path()).at("messages")).hasSize(2);
        assertThat(phone().get(path()).text("messages.0.text")).contains("13912345678");
    }

    @Test
    @NastyDay(26)
    void aForeignerIsWrittenToInEnglish() {
        wang = register("Anna Berg", Person.IdKind.PASSPORT, "E12345678");
        send(Template.GUIDE, Map.of("place", "检验科", "place.en", "Laboratory"));
        assertThat(phone().get(path()).text("messages.0.text"))
                .isEqualTo("Xinyi: next, please go to Laboratory.");
    }

    @Test
    void aCodeThatIsAskedForWaitsInTheOutbox() {
        city.anyone().post("codes", Map.of("phone", "13800135678")).expect(202);
        assertThat(phone().get(path()).at("messages")).isEmpty();
    }

    private PatientId register(String name, Person.IdKind kind, String number) {
        return city.city()
                .call(
                        () ->
                                patients.register(
                                        List.of(
                                                new Patients.NewPatient(
                                                        name, kind, number, "13800135678"))))
                .getFirst()
                .orThrow();
    }

    private static String resident() {
        return SampleNumbers.resident(1990, NUMBER.incrementAndGet());
    }

    private Notices.Notice notice(Template template, Map<String, String> parameters) {
        return new Notices.Notice(ids.next(), wang, template, wang.value(), parameters);
    }

    private void send(Template template, Map<String, String> parameters) {
        city.city().run(() -> notices.send(List.of(notice(template, parameters))));
    }

    private String path() {
        return "patients/" + wang.value() + "/messages";
    }

    private Api phone() {
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
                                                        wang,
                                                        null,
                                                        null)))
                        .token();
        return city.anyone().as(token);
    }
}
