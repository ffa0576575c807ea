package org.xinyi.city.play;

import java.util.List;
import org.xinyi.city.wire.Endpoint;
import org.xinyi.city.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The accounts of a demonstration: one for each role, so that every screen can be tried, and a
/// second one where two people have to agree.
public final class Staff {

    /// The same for all of them.
    public static final String PASSWORD = "demonstration";

    private static final List<Member> MEMBERS =
            List.of(
                    new Member("reception", "导诊 Reception", "RECEPTION", true),
                    new Member("doctor", "医生 Doctor", "DOCTOR", true),
                    new Member("nurse", "护士 Nurse", "NURSE", true),
                    new Member("technician", "技师 Technician", "TECHNICIAN", true),
                    new Member("pharmacist", "药师 Pharmacist", "PHARMACIST", true),
                    new Member("cashier", "收费员 Cashier", "CASHIER", true),
                    new Member("finance", "财务 Finance", "FINANCE", true),
                    new Member("finance2", "财务复核 Second of finance", "FINANCE", true),
                    new Member("calls", "随访 Call desk", "CALL_DESK", true),
                    new Member("admin", "院内管理员 Administrator", "HOSPITAL_ADMIN", true),
                    new Member("operator", "运营 Operator", "OPERATOR", false),
                    new Member("operator2", "运营复核 Second operator", "OPERATOR", false),
                    new Member("auditor", "审计 Auditor", "AUDITOR", false));

    private Staff() {}

    private record Member(String username, String name, String role, boolean ofHospital) {}

    /// @param ofHospital whether of the hospital, or of the city
    public static List<String> usernames(boolean ofHospital) {
        return MEMBERS.stream()
                .filter(member -> member.ofHospital == ofHospital)
                .map(Member::username)
                .toList();
    }

    static void hire(Town town) {
        for (Member member : MEMBERS) {
            ObjectNode wanted =
                    Json.object()
                            .put("username", member.username)
                            .put("name", member.name)
                            .put("password", PASSWORD);
            if (member.ofHospital) {
                wanted.put("institution", town.hospital());
            }
            wanted.putArray("roles").add(member.role);
            town.operator().make("staff", wanted);
        }
    }

    static Endpoint signIn(Town town, String username) {
        ObjectNode login = Json.object().put("username", username).put("password", PASSWORD);
        JsonNode session = town.operator().make("staff/sessions", login);
        return town.operator().as(session.get("token").asString());
    }
}
