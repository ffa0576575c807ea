package org.xinyi.city.play;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.xinyi.city.hospital.Layout;
import org.xinyi.city.hospital.PriceList;
import org.xinyi.city.hospital.Scheme;
import org.xinyi.city.hospital.World;
import org.xinyi.city.wire.Endpoint;
import org.xinyi.city.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Founds a city with one hospital: its scheme, items and prices, departments, the key of the
/// hospital's system, and its accounts with the outside world.
final class Founding {

    /// Days before the played one on which the city begins.
    static final int DAYS_BEFORE = 9;

    private static final String HOSPITAL_CODE = "H32070000001";
    private static final String SECRET = "xinyi-sandbox";
    private static final String DEPOSIT_PER_DAY = "500.00";
    private static final Set<String> NOT_SENT = Set.of("price", "origin");
    private static final List<String> ROLES =
            List.of(
                    "RECEPTION",
                    "DOCTOR",
                    "NURSE",
                    "TECHNICIAN",
                    "PHARMACIST",
                    "CASHIER",
                    "FINANCE",
                    "CALL_DESK",
                    "HOSPITAL_ADMIN");

    private final World world;
    private final Endpoint platform;
    private final Endpoint sandbox;

    /// @param platform the server as whoever runs it
    Founding(World world, Endpoint platform, Endpoint sandbox) {
        this.world = world;
        this.platform = platform;
        this.sandbox = sandbox;
    }

    /// Under the first name of demonstrations that is free.
    Town found() {
        return found(freeCode());
    }

    Town found(String code) {
        Scheme scheme = world.scheme();
        platform.make(
                "cities",
                Json.object()
                        .put("code", code)
                        .put("nameZh", scheme.nameZh() + "演示")
                        .put("nameEn", "Demonstration of " + scheme.nameEn())
                        .put("region", scheme.region())
                        .put("movable", true)
                        .put("startsAt", startsAt()));
        Endpoint operator = platform.below(code + "/");
        operator.make(
                "schemes/" + scheme + "/activations",
                Json.object().put("version", 1).put("from", begins()).put("isDefault", true));
        catalogue(operator);
        long hospital = hospital(operator);
        List<Long> departments = departments(operator, hospital);
        Endpoint his = operator.as(key(operator, hospital));
        wards(his, departments);
        outside(code);
        return new Town(code, operator, his, sandbox, hospital, departments);
    }

    /// Opens an account at the wallet for everybody who may be paid.
    static void openAccounts(Town town) {
        for (JsonNode payee : town.operator().read("payees")) {
            String kind = payee.get("kind").asString();
            if (kind.equals("INSTITUTION") || kind.equals("LENDER")) {
                town.operator()
                        .make(
                                "merchants",
                                Json.object()
                                        .put("payee", payee.get("id").asLong())
                                        .put("channel", "WECHAT"));
            }
        }
    }

    private String begins() {
        return world.day().minusDays(DAYS_BEFORE).toString();
    }

    private String startsAt() {
        return world.day()
                .minusDays(DAYS_BEFORE)
                .atTime(6, 0)
                .atZone(CityClock.ZONE)
                .toInstant()
                .toString();
    }

    private String freeCode() {
        List<String> taken = new ArrayList<>();
        platform.read("cities").forEach(city -> taken.add(city.get("code").asString()));
        String base = "demo" + world.scheme().name().toLowerCase(java.util.Locale.ROOT);
        String code = base;
        for (int number = 2; taken.contains(code); number++) {
            code = base + "n" + number;
        }
        return code;
    }

    private void catalogue(Endpoint operator) {
        List<ObjectNode> items = new ArrayList<>();
        List<ObjectNode> prices = new ArrayList<>();
        for (PriceList.Item item : world.prices().all()) {
            ObjectNode sent = item.json().deepCopy().asObject();
            sent.remove(NOT_SENT);
            items.add(sent);
            prices.add(
                    Json.object()
                            .put("itemCode", item.code())
                            .put("price", item.price())
                            .put("from", begins()));
        }
        accepted(operator.set("items", Json.list("items", items)));
        accepted(operator.set("prices", Json.list("prices", prices)));
    }

    private static long hospital(Endpoint operator) {
        return operator.make(
                        "institutions",
                        Json.object()
                                .put("code", HOSPITAL_CODE)
                                .put("nameZh", "示例医院")
                                .put("nameEn", "Example Hospital")
                                .put("kind", "HOSPITAL")
                                .put("level", "TERTIARY"))
                .get("id")
                .asLong();
    }

    private List<Long> departments(Endpoint operator, long hospital) {
        List<Long> ids = new ArrayList<>();
        for (Layout.Department one : world.layout().departments()) {
            JsonNode made =
                    operator.make(
                            "institutions/" + hospital + "/departments",
                            Json.object()
                                    .put("code", one.code())
                                    .put("nameZh", one.nameZh())
                                    .put("nameEn", one.nameEn())
                                    .put("kind", one.kind().name())
                                    .put("location", one.location()));
            ids.add(made.get("id").asLong());
        }
        return ids;
    }

    private static String key(Endpoint operator, long hospital) {
        ObjectNode key = Json.object().put("institution", hospital).put("name", "HIS");
        ROLES.forEach(key.putArray("roles")::add);
        return operator.make("keys", key).get("token").asString();
    }

    private void wards(Endpoint his, List<Long> departments) {
        for (Layout.Department ward : world.layout().of(Layout.Kind.WARD)) {
            his.set(
                    "departments/" + departments.get(ward.index()) + "/ward-terms",
                    Json.object()
                            .put("depositPerDay", DEPOSIT_PER_DAY)
                            .put("depositFreeTrial", true));
        }
    }

    private void outside(String code) {
        ObjectNode secret =
                Json.object()
                        .put("fixmedins_code", HOSPITAL_CODE)
                        .put("secret", SECRET)
                        .put("medinslv", "03");
        sandbox.make("insurer/admin/secrets", Json.list("secrets", List.of(secret)));
        if (world.scheme().lends()) {
            ObjectNode client = Json.object().put("client", "xinyi-" + code).put("secret", SECRET);
            sandbox.make(
                    "bank/quanzhou-rural-credit/admin/clients",
                    Json.list("clients", List.of(client)));
        }
    }

    private static void accepted(JsonNode answer) {
        for (JsonNode result : answer.get("results")) {
            if (result.has("problem")) {
                throw new IllegalStateException("Refused: " + result.get("problem"));
            }
        }
    }
}
