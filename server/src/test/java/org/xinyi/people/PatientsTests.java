package org.xinyi.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.xinyi.ServerTest;
import org.xinyi.TestCities;
import org.xinyi.kernel.City;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.Refusal;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.people.Patients.NewPatient;
import org.xinyi.people.Person.IdKind;
import org.xinyi.people.Person.Sex;

@ServerTest
@TestInstance(Lifecycle.PER_CLASS)
class PatientsTests {

    private static final String PHONE = "13812345678";

    private final Patients patients;
    private final Sql sql;
    private final City city;

    PatientsTests(TestCities cities, Patients patients, Sql sql) {
        this.patients = patients;
        this.sql = sql;
        this.city = cities.create(Instant.parse("2020-06-10T00:00:00Z")).city();
    }

    @Test
    void aPersonIsShownMasked() {
        Person person = city.call(() -> find(register(resident("王小明", 1, PHONE))));

        String number = SampleNumbers.resident(1985, 1);
        assertThat(person.nameMasked()).isEqualTo("王**");
        assertThat(person.idNumberMasked()).isEqualTo("320***********" + number.substring(14));
        assertThat(person.phoneMasked()).isEqualTo("138****5678");
        assertThat(person.bornOn()).isEqualTo(LocalDate.of(1985, 5, 20));
        assertThat(person.sex()).isEqualTo(Sex.MALE);
        assertThat(person.ageOn(LocalDate.of(2020, 6, 10))).isEqualTo(35);
    }

    @Test
    void identitiesAreOpenedForAdapters() {
        city.run(
                () -> {
                    PatientId patient = register(resident("王小明", 11, PHONE));
                    assertThat(patients.identities(List.of(patient)))
                            .containsEntry(
                                    patient,
                                    new Patients.Identity(
                                            patient,
                                            "王小明",
                                            IdKind.RESIDENT_ID,
                                            SampleNumbers.resident(1985, 11),
                                            PHONE));
                });
    }

    @Test
    void theDatabaseHoldsNothingInPlain() {
        city.run(
                () -> {
                    register(resident("司马相如", 21, PHONE));
                    String table =
                            String.join(
                                    "\n",
                                    sql.statement("SELECT p::text FROM patient p")
                                            .query(String.class)
                                            .list());
                    assertThat(table)
                            .isNotEmpty()
                            .doesNotContain(plainForms("司马相如"))
                            .doesNotContain(plainForms(SampleNumbers.resident(1985, 21)))
                            .doesNotContain(plainForms(PHONE));
                });
    }

    @Test
    void aSealedValueMovedToAnotherPatientDoesNotOpen() {
        city.run(
                () -> {
                    PatientId one = register(resident("王小明", 31, null));
                    PatientId other = register(resident("李小红", 32, null));
                    sql.statement(
                                    """
                                    UPDATE patient p
                                    SET name = q.name
                                    FROM patient q
                                    WHERE p.id = :one
                                        AND q.id = :other
                                    """)
                            .param("one", one.value())
                            .param("other", other.value())
                            .update();
                    assertThatThrownBy(() -> find(one)).isInstanceOf(IllegalStateException.class);
                });
    }

    @Test
    void theSameNumberIsTheSamePatientWhosePhoneStays() {
        city.run(
                () -> {
                    List<Outcome<PatientId>> outcomes =
                            patients.register(
                                    List.of(
                                            resident("王小明", 41, null),
                                            resident("王 小明", 41, "13900000000"),
                                            resident("王小明", 41, "13900000001")));
                    assertThat(outcomes.getFirst()).isEqualTo(outcomes.getLast());
                    PatientId patient = outcomes.getFirst().orThrow();
                    assertThat(patients.findByPhone("13900000000")).containsExactly(patient);

                    assertThat(register(resident("王小明", 41, "13900000002"))).isEqualTo(patient);
                    assertThat(register(resident("王小明", 41, null))).isEqualTo(patient);
                    assertThat(patients.findByPhone("13900000000")).containsExactly(patient);
                    assertThat(patients.findByPhone("13900000002")).isEmpty();
                });
    }

    @Test
    void badRowsAreRefusedByNameAndFailNoOther() {
        city.run(
                () -> {
                    PatientId known = register(resident("王小明", 51, PHONE));
                    List<Outcome<PatientId>> outcomes =
                            patients.register(
                                    List.of(
                                            resident("李小红", 52, null),
                                            resident("李大红", 52, null),
                                            resident("张三", 51, null),
                                            new NewPatient(
                                                    "赵六",
                                                    IdKind.RESIDENT_ID,
                                                    "11010519491231002X".replace('X', '1'),
                                                    null),
                                            resident(" ", 53, null),
                                            resident("孙七", 54, "12345"),
                                            resident("周八", 55, null)));
                    PatientId second = outcomes.getFirst().orThrow();
                    assertThat(outcomes.stream().map(PatientsTests::refusal))
                            .containsExactly(
                                    null,
                                    "name-differs {patient=" + second.value() + "}",
                                    "name-differs {patient=" + known.value() + "}",
                                    "id-number-invalid {expected=a last character that fits the"
                                            + " others}",
                                    "name-invalid {expected=1 to 60 characters of a name}",
                                    "phone-invalid {expected=11 digits of a mainland mobile"
                                            + " phone}",
                                    null);
                    assertThat(
                                    patients.findByIdNumber(
                                            IdKind.RESIDENT_ID, SampleNumbers.resident(1985, 54)))
                            .isEmpty();
                });
    }

    @Test
    void everyUnidentifiedPatientIsAnother() {
        city.run(
                () -> {
                    NewPatient unidentified = new NewPatient("无名氏", IdKind.TEMPORARY, "", null);
                    PatientId one = register(unidentified);
                    PatientId other = register(unidentified);
                    assertThat(one).isNotEqualTo(other);
                    assertThat(find(one).idNumberMasked()).isEmpty();
                    assertThat(patients.findByIdNumber(IdKind.TEMPORARY, "T" + one.value()))
                            .contains(one);
                });
    }

    @Test
    void twoServersRegisteringTheSamePeopleAgree() throws InterruptedException, ExecutionException {
        List<NewPatient> people =
                IntStream.rangeClosed(201, 400)
                        .mapToObj(number -> resident("王" + number, number, null))
                        .toList();
        long before = count();
        CountDownLatch together = new CountDownLatch(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            Future<List<Outcome<PatientId>>> one = threads.submit(registering(people, together));
            Future<List<Outcome<PatientId>>> other =
                    threads.submit(registering(people.reversed(), together));
            assertThat(one.get()).allMatch(Outcome::isDone).isEqualTo(other.get().reversed());
        }
        assertThat(count()).isEqualTo(before + people.size());
    }

    private long count() {
        return city.call(
                () -> sql.statement("SELECT count(*) FROM patient").query(Long.class).single());
    }

    private Callable<List<Outcome<PatientId>>> registering(
            List<NewPatient> people, CountDownLatch together) {
        return () -> {
            together.countDown();
            together.await();
            return city.call(() -> patients.register(people));
        };
    }

    private PatientId register(NewPatient patient) {
        return patients.register(List.of(patient)).getFirst().orThrow();
    }

    private Person find(PatientId patient) {
        return Objects.requireNonNull(patients.find(List.of(patient)).get(patient));
    }

    private static NewPatient resident(String name, int number, @Nullable String phone) {
        return new NewPatient(
                name, IdKind.RESIDENT_ID, SampleNumbers.resident(1985, number), phone);
    }

    private static @Nullable String refusal(Outcome<PatientId> outcome) {
        return switch (outcome) {
            case Outcome.Done<PatientId> _ -> null;
            case Outcome.Refused<PatientId>(Refusal refusal) ->
                    refusal.type() + " " + refusal.facts();
        };
    }

    /// As text, and as PostgreSQL prints bytes.
    private static String[] plainForms(String text) {
        return new String[] {text, HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8))};
    }
}
