package org.xinyi.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xinyi.stories.Hospital.BLOOD;
import static org.xinyi.stories.Hospital.CT;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.xinyi.Api;
import org.xinyi.Proves;

/// Who is admitted to which scheme, and with which limit, on the running server. Whoever is not
/// is treated all the same.
class AdmissionTests extends Story {

    /// Scheme, born in, insurance (0 none, 1 normal, 2 suspended), decision. 17 and 18 years old,
    /// a line below the floor and a visitor to the city among them.
    private static final String PEOPLE =
            """
            S01 1990 0 REFUSED
            S02 1985 2 REFUSED
            S02 1936 1 OPENED
            S03 1990 0 OPENED
            S05 1985 0 REFUSED
            S06 1990 0 REFUSED
            S07 2003 1 REFUSED
            S07 2002 1 OPENED
            S07 1990 2 REFUSED
            S07 1988 1 REFUSED
            S12 1985 2 REFUSED
            S13 1985 0 REFUSED
            S15 1990 0 REFUSED
            S19 1990 0 REFUSED
            """;

    private final ApplicationContext context;
    private World world;
    private Hospital hospital;
    private Begun begun;

    AdmissionTests(ApplicationContext context) {
        this.context = context;
    }

    @BeforeEach
    void anotherCity() {
        world = new World(context, Twins.HERE.anew(), "2020-06-11T09:00");
        hospital = world.hospital();
        begun = new Begun(world);
    }

    @Proves(
            value = "F05",
            in = {"S01", "S02", "S07", "S12"})
    @Proves(
            value = "F08",
            in = {"S02", "S07"})
    @Proves(value = "F11", in = "S03")
    @Test
    void whoIsAdmittedIsWhatThePackSaysAndCareIsForEverybody() {
        for (String row : PEOPLE.lines().toList()) {
            String[] told = row.split(" ", -1);
            int bornIn = Integer.parseInt(told[1]);
            // 11 June: everybody may apply.
            Resident person =
                    told[2].equals("0")
                            ? world.resident("周七", bornIn)
                            : world.insured("周七", bornIn, told[2]);
            begun.applies(person, told[0]);
            assertThat(person.decided(told[0])).as(row).isEqualTo(told[3]);
            // Whatever was decided, the visit goes on.
            Visit visit = hospital.registers(person.id(), "OUTPATIENT");
            assertThat(visit.checksIn(told[0]).get("flow").asString())
                    .as(row)
                    .isEqualTo(told[3].equals("OPENED") ? "CREDIT" : "ORDINARY");
            visit.does(CT, "1");
            visit.ends();
            assertThat(visit.total("done")).as(row).isEqualTo("300.00");
        }
    }

    @Proves(
            value = "F36",
            in = {"S07", "S19"})
    @Proves(value = "F33", in = "S19")
    @Test
    void theBanksWordStandsBetweenFloorAndCap() {
        // 11 June: this bank grants the one 29,000, which is more than the scheme allows, and the
        // other 3,600, above the floor of 3,000.
        Resident rich = world.insured("周七", 1994);
        begun.opens(rich, "S19");
        assertThat(rich.meter("S19", "limit")).isEqualTo("20000.00");
        Resident young = world.insured("吴八", 2002);
        begun.opens(young, "S07");
        assertThat(young.meter("S07", "limit")).isEqualTo("3600.00");
    }

    @Test
    void aPaymentSystemGivesNoCreditAndCareGoesOn() {
        for (String scheme : List.of("S16", "S17", "S18")) {
            // 11 June: signing opens no line; the visit goes the ordinary way.
            Resident he = world.insured("何小红", 1985);
            begun.applies(he, scheme);
            assertThat(he.line(scheme)).as(scheme).isNull();
            Visit visit = hospital.registers(he.id(), "OUTPATIENT");
            assertThat(visit.checksIn(scheme).get("flow").asString()).isEqualTo("ORDINARY");
            visit.does(BLOOD, "1");
            visit.ends();
            assertThat(visit.settled().get("total").asString()).as(scheme).isEqualTo("60.00");
        }
    }

    /// What is signed, in the words of each document.
    @Proves(
            value = "F21",
            in = {"S02", "S09", "S13"})
    @Proves(value = "F22", in = "S02")
    @Proves(value = "F26", in = "S04")
    @Test
    void theFormSaysWhatTheSchemeWantsSigned() {
        Resident wang = world.insured("王小明", 1985);
        begun.begins("S02");
        begun.begins("S09");
        begun.begins("S13");
        Api.Answer beijing = wang.reads("S02", "APP").expect(201);
        assertThat(beijing.text("title.zh")).isEqualTo("信用授权承诺书");
        assertThat(beijing.text("text"))
                .contains("提供的个人基本信息真实有效", "按约定及时支付信用医疗账单", "推送至北京市公共信息服务平台");
        assertThat(wang.reads("S09", "KIOSK").text("title.zh")).isEqualTo("信用协议");
        assertThat(wang.reads("S13", "E_CREDENTIAL").text("title.zh")).isEqualTo("信用承诺书");
        for (String mode : List.of("TABLET", "QR_SCAN", "KIOSK", "OFFICIAL_ACCOUNT")) {
            wang.reads("S04", mode).expect(201);
        }
        wang.reads("S04", "APP").expectProblem(422, "signature-mode-not-offered");
    }

    @Test
    void theCitysOperatorSeesAllTwenty() {
        List<String> ids =
                world.operator().get("schemes").expect(200).json().findValuesAsString("id");
        assertThat(ids)
                .isEqualTo(IntStream.rangeClosed(1, 20).mapToObj("S%02d"::formatted).toList());
    }
}
