package org.xinyi.stories;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.xinyi.outside.Sandbox;

/// What the insurer and the house of the city code know of people, said at their own desks.
final class InsurerDesk {

    private final Sandbox sandbox;

    InsurerDesk(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /// An employee with 30.00 on the personal account.
    ///
    /// @param status 1 normal, 2 suspended
    void insures(String number, String name, String status) {
        insures(number, name, "310", status);
    }

    /// @param type `insutype`: 310 of employees, 390 of residents
    void insures(String number, String name, String type, String status) {
        insures(person(number, name, type, status));
    }

    /// An employee of another place.
    ///
    /// @param region its first two digits are its province
    void insuresIn(String region, String number, String name) {
        Map<String, String> person = new HashMap<>(person(number, name, "310", "1"));
        person.put("insuplc_admdvs", region);
        insures(person);
    }

    private static Map<String, String> person(
            String number, String name, String type, String status) {
        return Map.of(
                "certno", number,
                "psn_name", name,
                "insutype", type,
                "psn_insu_stas", status,
                "balc", "30.00");
    }

    private void insures(Map<String, String> person) {
        sandbox.post("/insurer/admin/persons", List.of(person));
    }

    /// Somebody opens the e-credential on the phone.
    void shows(String number, String token) {
        sandbox.post("/insurer/admin/credentials", Map.of("certno", number, "token", token));
    }

    void knowsFace(String number, String face) {
        sandbox.post("/insurer/admin/faces", Map.of("certno", number, "face", face));
    }

    /// Somebody opens the city code on the own phone.
    void showsCityCode(String name, String number, String code) {
        sandbox.post(
                "/city-code/admin/codes", Map.of("name", name, "idNumber", number, "code", code));
    }

    /// A relative opens the code of a child.
    void showsRelativeCode(
            String name, String number, String relative, String relativeNumber, String code) {
        sandbox.post(
                "/city-code/admin/codes",
                Map.of(
                        "name", name,
                        "idNumber", number,
                        "relativeName", relative,
                        "relativeNumber", relativeNumber,
                        "code", code));
    }
}
