package org.xinyi.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xinyi.Api;
import org.xinyi.access.Clients;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.Role;
import org.xinyi.kernel.crypto.Sm3;
import org.xinyi.people.Patients;
import org.xinyi.people.Person;
import tools.jackson.databind.JsonNode;

/// Somebody who lives in the city.
public final class Resident {

    static final Duration READING = Duration.ofSeconds(10);

    static final String STROKES =
            Base64.getEncoder()
                    .encodeToString(
                            "<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M1 1L9 9\"/></svg>"
                                    .getBytes(java.nio.charset.StandardCharsets.US_ASCII));

    private final World world;
    private final PatientId id;
    private final String name;
    private final String idNumber;
    private final Api phone;

    private Resident(World world, PatientId id, String name, String idNumber) {
        this.world = world;
        this.id = id;
        this.name = name;
        this.idNumber = idNumber;
        this.phone = phone(world, id);
    }

    static Resident registered(World world, String name, String idNumber) {
        PatientId id =
                world.city()
                        .city()
                        .call(
                                () ->
                                        world.bean(Patients.class)
                                                .register(
                                                        List.of(
                                                                new Patients.NewPatient(
                                                                        name,
                                                                        Person.IdKind.RESIDENT_ID,
                                                                        idNumber,
                                                                        "13800135678")))
                                                .getFirst()
                                                .orThrow());
        return new Resident(world, id, name, idNumber);
    }

    private static Api phone(World world, PatientId patient) {
        Clients.NewClient session =
                new Clients.NewClient(
                        Clients.Kind.PATIENT,
                        "phone",
                        Set.of(Role.PATIENT),
                        null,
                        patient,
                        null,
                        null);
        return world.city()
                .anyone()
                .as(
                        world.city()
                                .city()
                                .call(() -> world.bean(Clients.class).issue(session).token()));
    }

    String idNumber() {
        return idNumber;
    }

    /// By this the credit platform and the bureaus know the person.
    String reference() {
        return Sm3.hex(idNumber.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /// Allows scores to be read for a scheme.
    Api.Answer allows(String scheme, String... sources) {
        return phone.post(
                "patients/" + id() + "/score-authorisations",
                Map.of("scheme", scheme, "sources", List.of(sources)));
    }

    /// What was read about the person, newest first.
    Api.Answer readings() {
        return phone.get("patients/" + id() + "/score-readings").expect(200);
    }

    String standing(String scheme) {
        return phone.get("patients/" + id() + "/standing?scheme=" + scheme)
                .expect(200)
                .text("0.standing");
    }

    public long id() {
        return id.value();
    }

    String number() {
        return idNumber;
    }

    /// The API in the own session.
    Api phone() {
        return phone;
    }

    /// Signs at a kiosk of the first hospital and waits for the line.
    ///
    /// @return the commitment
    public long signs(String scheme) {
        return signs(scheme, (Resident) null);
    }

    /// Applies for a line of this bank.
    void appliesWith(long commitment, String bank) {
        phone.post("line-applications", Map.of("commitment", commitment, "lender", bank))
                .expect(201);
    }

    void waitsForLine(String scheme) {
        World.eventually(() -> assertThat(line(scheme)).isNotNull());
    }

    /// @param by the parent who signs for a child
    long signs(String scheme, @Nullable Resident by) {
        long commitment = signature(scheme, by);
        World.eventually(() -> assertThat(line(scheme)).isNotNull());
        return commitment;
    }

    /// Signs, whatever comes of it.
    long signature(String scheme, @Nullable Resident by) {
        return signature(scheme, "KIOSK", by);
    }

    /// Opens the form of a scheme.
    Api.Answer reads(String scheme, String mode) {
        Map<String, Object> form =
                new HashMap<>(Map.of("patient", id(), "scheme", scheme, "mode", mode));
        form.put("staffAssisted", true);
        Optional.ofNullable(Begun.doorOf(scheme)).ifPresent(door -> form.put("door", door));
        return world.hospital().his().post("commitments", form);
    }

    long signature(String scheme, String mode, @Nullable Resident by) {
        Api kiosk = world.hospital().his();
        long form = reads(scheme, mode).expect(201).number("id");
        world.passes(READING);
        Map<String, Object> given = new HashMap<>();
        given.put("mode", mode);
        given.put("signature", STROKES);
        given.put("readToEnd", true);
        if (by != null) {
            given.put("proxy", Map.of("patient", by.id(), "relation", "PARENT"));
        }
        return kiosk.post("commitments/" + form + "/signature", given).expect(201).number("id");
    }

    /// Waits until it is decided whether there is a line.
    ///
    /// @return OPENED or REFUSED
    String decided(String scheme) {
        World.eventually(() -> assertThat(state(scheme)).isNotEqualTo("WAITING"));
        return state(scheme);
    }

    private String state(String scheme) {
        JsonNode application = application(scheme);
        return application == null ? "WAITING" : application.get("state").asString();
    }

    void revokes(long commitment) {
        phone.post("commitments/" + commitment + "/revocation", Map.of("reason", "不用了"))
                .expect(200);
    }

    /// The payer says what they are to the beneficiary, who confirms it. For a minor the
    /// parent's word is enough.
    ///
    /// @return the tie
    long paysFor(Resident beneficiary, String relation) {
        Map<String, Object> relative =
                Map.of(
                        "name",
                        beneficiary.name,
                        "idKind",
                        "RESIDENT_ID",
                        "idNumber",
                        beneficiary.idNumber);
        Api.Answer tie =
                phone.post(
                                "family-ties",
                                Map.of("side", "PAYER", "relation", relation, "relative", relative))
                        .expect(201);
        long id = tie.number("id");
        if (!tie.json().hasNonNull("confirmedAt")) {
            beneficiary.phone.post("family-ties/" + id + "/confirmation", Map.of()).expect(200);
        }
        return id;
    }

    /// Lets a relative use the line of a scheme.
    Api.Answer shares(String scheme, long tie) {
        return phone.post("credit-lines/" + lineId(scheme) + "/shares", Map.of("tie", tie));
    }

    /// What was decided about the last application; null while nothing was asked for.
    @Nullable JsonNode application(String scheme) {
        JsonNode last = null;
        for (JsonNode one : phone.get("patients/" + id() + "/line-applications").json()) {
            last = one.get("scheme").asString().startsWith(scheme) ? one : last;
        }
        return last;
    }

    /// The line of a scheme whose care is this person's; null without one.
    @Nullable JsonNode line(String scheme) {
        for (JsonNode one : phone.get("patients/" + id() + "/credit-lines").expect(200).json()) {
            if (one.path("scheme").asString("").startsWith(scheme)
                    && one.get("patient").asLong() == id()) {
                return one;
            }
        }
        return null;
    }

    long lineId(String scheme) {
        return Objects.requireNonNull(line(scheme), "No line").get("id").asLong();
    }

    /// A number of the line's meter: limit, held, used, available.
    String meter(String scheme, String what) {
        return Objects.requireNonNull(line(scheme), "No line").path(what).asString("");
    }

    /// What is owed in all.
    String owes() {
        return bills().text("total");
    }

    Api.Answer bills() {
        return phone.get("patients/" + id() + "/bills").expect(200);
    }

    /// Divides the only open bill in the first way that is offered.
    public void agreesToInstalments() {
        long bill = bills().at("bills").get(0).get("obligation").asLong();
        JsonNode offer =
                phone.get("patients/" + id() + "/bills/" + bill + "/instalment-offers")
                        .expect(200)
                        .at("offers")
                        .get(0);
        phone.post(
                        "instalment-plans",
                        Map.of(
                                "debtor",
                                id(),
                                "obligation",
                                bill,
                                "count",
                                offer.get("count").asInt(),
                                "total",
                                offer.get("total").asString()))
                .expect(201);
    }

    /// Pays at the bank's own counter, or in its app: we hear of it from the bank.
    public void paysAtBank(String amount) {
        world.sandbox()
                .post(
                        "/bank/" + World.BANK + "/admin/counter-payments",
                        Map.of("lineNo", world.lenderNumber(this, "S10"), "amount", amount));
    }

    /// Pays everything by wallet and waits until nothing is owed.
    public void paysByWallet() {
        world.payByWallet(
                phone.post("repayments", Map.of("debtor", id(), "channel", "WECHAT")).expect(201));
        World.eventually(() -> assertThat(owes()).isEqualTo("0.00"));
    }
}
