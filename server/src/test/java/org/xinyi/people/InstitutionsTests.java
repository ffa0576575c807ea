package org.xinyi.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.xinyi.Api;
import org.xinyi.ServerTest;
import org.xinyi.TestCities;
import org.xinyi.TestCity;
import org.xinyi.kernel.DepartmentId;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.people.Institutions.Institution;
import org.xinyi.people.Institutions.Kind;
import org.xinyi.people.Institutions.Level;

@ServerTest
@RecordApplicationEvents
@TestInstance(Lifecycle.PER_CLASS)
class InstitutionsTests {

    private final TestCity city;
    private final Institutions institutions;
    private final InstitutionRegister register;

    InstitutionsTests(TestCities cities, Institutions institutions, InstitutionRegister register) {
        this.city = cities.create(Instant.parse("2020-06-10T00:00:00Z"));
        this.institutions = institutions;
        this.register = register;
    }

    @Test
    void theSameCodeAndContentAnswersTheSameInstitution() {
        long hospital = hospital("H32070600001");

        assertThat(hospital("H32070600001")).isEqualTo(hospital);
        Map<String, String> other = new HashMap<>(content("H32070600001"));
        other.put("level", "PRIMARY");
        assertThat(
                        city.operator()
                                .post("institutions", other)
                                .expectProblem(409, "institution-code-taken")
                                .number("institution"))
                .isEqualTo(hospital);
        city.city()
                .run(
                        () ->
                                assertThat(institutions.findByCode("H32070600001"))
                                        .contains(
                                                new Institution(
                                                        new InstitutionId(hospital),
                                                        "H32070600001",
                                                        "第一人民医院",
                                                        "First People's Hospital",
                                                        Kind.HOSPITAL,
                                                        Level.TERTIARY)));
    }

    @Test
    void othersHearOnceOfANewInstitution(ApplicationEvents events) {
        var wanted =
                new InstitutionController.NewInstitution(
                        "H32070600002", "二院", "Second", Kind.HOSPITAL, Level.SECONDARY);
        city.city()
                .run(
                        () -> {
                            Institution added = register.add(wanted);
                            register.add(wanted);
                            assertThat(events.stream(InstitutionAdded.class))
                                    .containsExactly(new InstitutionAdded(added));
                        });
    }

    @Test
    void whereADepartmentIsCanBeReadByAnyone() {
        long hospital = hospital("H32070600003");
        Api admin = city.key(hospital, "HOSPITAL_ADMIN");
        String departments = "institutions/" + hospital + "/departments";
        long laboratory = admin.post(departments, laboratory()).expect(201).number("id");

        assertThat(admin.post(departments, laboratory()).number("id")).isEqualTo(laboratory);
        assertThat(city.anyone().get(departments).expect(200).text("0.location"))
                .isEqualTo("门诊楼 2 层");
        admin.put(
                        departments + "/" + laboratory,
                        Map.of("nameZh", "检验科", "nameEn", "Laboratory", "location", "门诊楼 3 层"))
                .expect(200);
        assertThat(city.anyone().get(departments).text("0.location")).isEqualTo("门诊楼 3 层");
        admin.post(departments, laboratory()).expectProblem(409, "department-code-taken");
        city.city()
                .run(
                        () ->
                                assertThat(institutions.department(new DepartmentId(laboratory)))
                                        .isPresent());
    }

    @Test
    void anAdministratorManagesTheOwnInstitutionAlone() {
        long own = hospital("H32070600004");
        long other = hospital("H32070600005");
        Api admin = city.key(own, "HOSPITAL_ADMIN");

        admin.post("institutions/" + other + "/departments", laboratory())
                .expectProblem(404, "institution-unknown");
        admin.post("institutions", content("H32070600006")).expectProblem(403, "role-missing");
        city.operator()
                .post("institutions/1/departments", laboratory())
                .expectProblem(404, "institution-unknown");
        city.anyone().get("institutions/1/departments").expectProblem(404, "institution-unknown");
        admin.put(
                        "institutions/" + own + "/departments/1",
                        Map.of("nameZh", "检", "nameEn", "L", "location", ""))
                .expectProblem(404, "department-unknown");
    }

    @Test
    void anInstitutionIsRenamed() {
        long hospital = hospital("H32070600007");
        city.operator()
                .put("institutions/" + hospital, Map.of("nameZh", "新医院", "nameEn", "New"))
                .expect(200);

        city.city()
                .run(
                        () ->
                                assertThat(
                                                institutions
                                                        .find(new InstitutionId(hospital))
                                                        .orElseThrow()
                                                        .nameZh())
                                        .isEqualTo("新医院"));
        assertThat(city.anyone().get("institutions").body()).contains("新医院");
        city.operator()
                .put("institutions/1", Map.of("nameZh", "新医院", "nameEn", "New"))
                .expectProblem(404, "institution-unknown");
    }

    private long hospital(String code) {
        return city.operator().post("institutions", content(code)).expect(201).number("id");
    }

    private static Map<String, String> content(String code) {
        return Map.of(
                "code",
                code,
                "nameZh",
                "第一人民医院",
                "nameEn",
                "First People's Hospital",
                "kind",
                "HOSPITAL",
                "level",
                "TERTIARY");
    }

    private static Map<String, String> laboratory() {
        return Map.of(
                "code",
                "LAB",
                "nameZh",
                "检验科",
                "nameEn",
                "Laboratory",
                "kind",
                "LABORATORY",
                "location",
                "门诊楼 2 层");
    }
}
