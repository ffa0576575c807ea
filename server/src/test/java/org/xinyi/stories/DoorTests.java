package org.xinyi.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xinyi.stories.Hospital.CT;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.xinyi.Api;
import org.xinyi.Proves;

/// Where a scheme is opened: the server knows the door, and names the right ones at a wrong one.
class DoorTests extends Story {

    /// Scheme, the door on the phone, the way of signing.
    private static final String PHONES =
            """
            S01 APP APP
            S02 MINI_PROGRAM APP
            S02 APP APP
            S03 APP APP
            S03 OFFICIAL_ACCOUNT APP
            S07 OFFICIAL_ACCOUNT OFFICIAL_ACCOUNT
            S09 OFFICIAL_ACCOUNT OFFICIAL_ACCOUNT
            S12 WECHAT OFFICIAL_ACCOUNT
            S12 OFFICIAL_ACCOUNT OFFICIAL_ACCOUNT
            S13 OFFICIAL_ACCOUNT OFFICIAL_ACCOUNT
            S14 APP APP
            S20 MINI_PROGRAM OFFICIAL_ACCOUNT
            """;

    /// Scheme, a door that its document does not name, a way of signing that it offers, and the
    /// doors that there are.
    private static final String WRONG =
            """
            S01 WINDOW APP PHONE
            S02 WINDOW APP APP,MINI_PROGRAM
            S03 KIOSK APP APP,OFFICIAL_ACCOUNT
            S07 KIOSK OFFICIAL_ACCOUNT OFFICIAL_ACCOUNT
            S09 WINDOW KIOSK CREDIT_BODY,KIOSK,OFFICIAL_ACCOUNT
            S12 KIOSK KIOSK WECHAT
            S13 WINDOW KIOSK E_CREDENTIAL,KIOSK,OFFICIAL_ACCOUNT
            S14 WINDOW APP ALIPAY,APP,WECHAT
            S16 WINDOW KIOSK TERMINAL
            S20 KIOSK KIOSK MINI_PROGRAM
            """;

    private final ApplicationContext context;
    private World world;
    private Hospital hospital;
    private Begun begun;

    DoorTests(ApplicationContext context) {
        this.context = context;
    }

    @BeforeEach
    void anotherCity() {
        world = new World(context, Twins.HERE.anew(), "2020-06-11T09:00");
        hospital = world.hospital();
        begun = new Begun(world);
    }

    @Proves(
            value = "F01",
            in = {"S01", "S02", "S03", "S07", "S09", "S12", "S13", "S14", "S20"})
    @Proves(value = "F13", in = "S07")
    @Test
    void aSchemeIsOpenedOnTheOwnPhone() {
        for (String row : PHONES.lines().toList()) {
            String[] told = row.split(" ", -1);
            begun.begins(told[0]);
            // 11 June: read and signed on the phone, at nobody's desk, with no card bound.
            Resident wang = world.insured("王小红", 1990);
            OwnPhone phone = new OwnPhone(world, wang);
            Api.Answer form = phone.opens(told[0], told[1], told[2]).expect(201);
            assertThat(form.text("door")).as(row).isEqualTo(told[1]);
            long commitment = phone.signs(form, told[2]);
            String bank = Begun.bankOf(told[0]);
            if (bank != null && wang.application(told[0]) == null) {
                wang.appliesWith(commitment, bank);
            }
            wang.waitsForLine(told[0]);
            Visit visit = hospital.registers(wang.id(), "OUTPATIENT");
            assertThat(visit.checksIn(told[0]).get("flow").asString()).as(row).isEqualTo("CREDIT");
        }
    }

    @Test
    void aWrongDoorSaysWhichThereAreAndCareGoesOn() {
        for (String row : WRONG.lines().toList()) {
            String[] told = row.split(" ", -1);
            begun.begins(told[0]);
            Resident wang = world.insured("王小红", 1990);
            Api.Answer refused =
                    opens(wang, told[0], told[1], told[2]).expectProblem(422, "door-not-offered");
            assertThat(refused.at("doors").valueStream().map(one -> one.asString()).toList())
                    .as(row)
                    .isEqualTo(List.of(told[3].split(",", -1)));
            // Nothing of it stands between the patient and care.
            Visit visit = hospital.registers(wang.id(), "OUTPATIENT");
            assertThat(visit.checksIn(told[0]).get("flow").asString()).isEqualTo("ORDINARY");
            visit.does(CT, "1");
            visit.ends();
            assertThat(visit.total("done")).as(row).isEqualTo("300.00");
        }
    }

    @Proves(
            value = "F16",
            in = {"S09", "S13"})
    @Test
    void everyEntryThatADocumentNamesIsOpen() {
        Map<String, List<String>> entries =
                Map.of(
                        "S09", List.of("CREDIT_BODY", "OFFICIAL_ACCOUNT", "KIOSK"),
                        "S13", List.of("E_CREDENTIAL", "OFFICIAL_ACCOUNT", "KIOSK"));
        entries.forEach(
                (scheme, doors) -> {
                    begun.begins(scheme);
                    for (String door : doors) {
                        Resident wang = world.insured("王小红", 1990);
                        Api.Answer form = opens(wang, scheme, door, "KIOSK").expect(201);
                        assertThat(form.text("door")).isEqualTo(door);
                    }
                });
        // In Lianyungang every entry counts, and somebody stands by.
        Resident li = world.insured("李小红", 1940);
        for (String door : List.of("WINDOW", "KIOSK", "OFFICIAL_ACCOUNT", "GUIDE_DESK")) {
            opens(li, "S04", door, "KIOSK").expect(201);
        }
    }

    private Api.Answer opens(Resident who, String scheme, String door, String mode) {
        return hospital.his()
                .post(
                        "commitments",
                        Map.of(
                                "patient", who.id(),
                                "scheme", scheme,
                                "door", door,
                                "mode", mode,
                                "staffAssisted", true));
    }
}
