package org.xinyi.city.play;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xinyi.city.hospital.Script;
import org.xinyi.city.hospital.Visit;
import org.xinyi.city.hospital.World;
import org.xinyi.city.wire.Endpoint;
import org.xinyi.city.wire.Json;
import org.xinyi.city.wire.Pause;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A city made to measure in: a hospital, and patients with credit lines. Whatever it makes, it
/// makes through the API.
public final class Ground implements AutoCloseable {

    public static final String ITEM = "LAB-001";

    private static final int PER_REQUEST = 500;
    private static final int LOOKS = 600;
    private static final long LOOK_MS = 100;
    private static final long SIX_O_CLOCK = 6 * 3_600;
    private static final long DAY = 24 * 3_600;
    private static final long READING_SECONDS = 600;

    /// A hospital as its own system sees it.
    ///
    /// @param department where everything is done
    public record Hospital(Endpoint his, long id, long department) {}

    /// @param line what it is held on
    public record Open(long visit, long patient, long line) {}

    private final Town town;
    private final Bulk bulk;
    private final Hospital first;
    private final Map<Long, Long> lineOf = new LinkedHashMap<>();

    private Ground(Town town, Bulk bulk) {
        this.town = town;
        this.bulk = bulk;
        this.first = new Hospital(town.his(), town.hospital(), town.department(0));
    }

    /// Founds a city whose people have all signed.
    public static Ground found(World world, String code, Endpoint platform, Endpoint sandbox) {
        Script script = Script.of(world);
        Town town = new Founding(world, platform, sandbox).found(code);
        Bulk bulk = new Bulk(new Tally());
        Ids ids = new Ids();
        Residents residents =
                new Residents(world, town, bulk, ids, new Forms(world, town, bulk, ids));
        residents.arrive();
        Map<Integer, Visit> onePerPerson = new HashMap<>();
        script.visits().stream()
                .filter(visit -> visit.credit() && !visit.isStay())
                .forEach(visit -> onePerPerson.putIfAbsent(visit.person(), visit));
        CityClock clock = new CityClock(world.day(), town.operator(), sandbox);
        long begins = SIX_O_CLOCK - Founding.DAYS_BEFORE * DAY;
        residents.sign(
                List.copyOf(onePerPerson.values()), () -> clock.moveTo(begins + READING_SECONDS));
        Ground ground = new Ground(town, bulk);
        bulk.each(
                List.copyOf(onePerPerson.keySet()),
                person -> ground.await(Objects.requireNonNull(ids.patient(person))));
        Founding.openAccounts(town);
        return ground;
    }

    public String code() {
        return town.code();
    }

    public Endpoint operator() {
        return town.operator();
    }

    public Endpoint sandbox() {
        return town.sandbox();
    }

    public Hospital hospital() {
        return first;
    }

    /// The people who have a line.
    public synchronized List<Long> patients() {
        return List.copyOf(lineOf.keySet());
    }

    /// Another hospital of the city.
    public Hospital another(int number) {
        long id =
                operator()
                        .make(
                                "institutions",
                                Json.object()
                                        .put("code", "H3207%07d".formatted(100 + number))
                                        .put("nameZh", "示例医院" + number)
                                        .put("nameEn", "Hospital " + number)
                                        .put("kind", "HOSPITAL")
                                        .put("level", "SECONDARY"))
                        .get("id")
                        .asLong();
        long department =
                operator()
                        .make(
                                "institutions/" + id + "/departments",
                                Json.object()
                                        .put("code", "LAB")
                                        .put("nameZh", "检验科")
                                        .put("nameEn", "Laboratory")
                                        .put("kind", "LABORATORY")
                                        .put("location", "1"))
                        .get("id")
                        .asLong();
        ObjectNode key = Json.object().put("institution", id).put("name", "HIS");
        List.of("RECEPTION", "DOCTOR", "TECHNICIAN", "CASHIER").forEach(key.putArray("roles")::add);
        String token = operator().make("keys", key).get("token").asString();
        return new Hospital(operator().as(token), id, department);
    }

    /// Visits on credit, of one patient after the other.
    public List<Open> visits(Hospital at, int count) {
        List<Long> people = patients();
        List<Long> who = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            who.add(people.get(i % people.size()));
        }
        List<Open> opened = Collections.synchronizedList(new ArrayList<>());
        bulk.send(
                "visits",
                new Bulk.To(at.his(), "visits", "visits", PER_REQUEST),
                who,
                patient ->
                        Json.object()
                                .put("patient", patient)
                                .put("institution", at.id())
                                .put("department", at.department())
                                .put("kind", "OUTPATIENT"),
                (patient, visit) -> opened.add(new Open(visit.asLong(), patient, lineOf(patient))));
        bulk.send(
                "check-ins",
                new Bulk.To(at.his(), "visits/check-ins", "checkIns", PER_REQUEST),
                List.copyOf(opened),
                one -> Json.object().put("visit", one.visit()).put("credit", true),
                (one, answer) -> {
                    if (!answer.get("flow").asString().equals("CREDIT")) {
                        throw new IllegalStateException("Not on credit: " + one + " " + answer);
                    }
                });
        return List.copyOf(opened);
    }

    /// Orders that are held on the lines of these visits, one after the other.
    public List<Long> orders(Hospital at, List<Open> visits, int count) {
        List<Open> of = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            of.add(visits.get(i % visits.size()));
        }
        List<Long> orders = Collections.synchronizedList(new ArrayList<>(count));
        List<Open> refused =
                bulk.send(
                        "orders",
                        new Bulk.To(at.his(), "orders", "orders", PER_REQUEST),
                        of,
                        one ->
                                Json.object()
                                        .put("visit", one.visit())
                                        .put("item", ITEM)
                                        .put("department", at.department())
                                        .put("quantity", "1"),
                        (one, placed) -> {
                            boolean held =
                                    new BigDecimal(placed.get("held").asString()).signum() > 0;
                            if (!held) {
                                throw new IllegalStateException("Not held: " + one + " " + placed);
                            }
                            orders.add(placed.get("order").asLong());
                        });
        if (!refused.isEmpty()) {
            throw new IllegalStateException(refused.size() + " orders were refused");
        }
        return orders;
    }

    /// Sets the limit of a line.
    ///
    /// @param limit yuan with two places; null: none
    public void limit(long line, @Nullable String limit) {
        operator().make("credit-lines/" + line + "/limits", Json.object().put("limit", limit));
    }

    @Override
    public void close() {
        bulk.close();
    }

    private synchronized long lineOf(long patient) {
        return Objects.requireNonNull(lineOf.get(patient));
    }

    /// Lines are opened in the background, after the signature.
    private void await(long patient) {
        for (int look = 0; look < LOOKS; look++) {
            for (JsonNode line : town.his().read("patients/" + patient + "/credit-lines")) {
                if (line.get("patient").asLong() == patient && line.has("scheme")) {
                    synchronized (this) {
                        lineOf.put(patient, line.get("id").asLong());
                    }
                    return;
                }
            }
            Pause.millis(LOOK_MS);
        }
        throw new IllegalStateException("Patient " + patient + " has no line");
    }
}
