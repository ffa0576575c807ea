package org.xinyi.delinquency;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.xinyi.Api;
import org.xinyi.TestCities;
import org.xinyi.TestCity;
import org.xinyi.access.Clients;
import org.xinyi.credit.Obligation;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.Role;
import org.xinyi.kernel.StaffId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.ledger.Balances;
import org.xinyi.people.Patients;
import org.xinyi.people.Person;
import org.xinyi.people.SampleNumbers;

/// A hospital whose patients owe it money under schemes, in a city of its own.
final class DebtWorld {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static final String INSERT_LINE =
            """
            INSERT INTO credit_line (id, kind, patient, debtor, pack, pack_version, opened_at)
            VALUES (:id, 1, :patient, :patient, :pack, 1, :at::timestamptz)
            """;

    private static final String DELIVER =
            """
            UPDATE notice
            SET state = 'DELIVERED',
                sent_at = queued_at,
                ended_at = queued_at
            WHERE state IN ('WAITING', 'SENT')
            """;

    private final ApplicationContext context;
    private final TestCity city;
    private final long hospital;

    DebtWorld(ApplicationContext context, String startsAt) {
        this.context = context;
        this.city = context.getBean(TestCities.class).create(at(startsAt));
        this.hospital =
                operator()
                        .post(
                                "institutions",
                                Map.of(
                                        "code", "320700000001",
                                        "nameZh", "市一院",
                                        "nameEn", "First Hospital",
                                        "kind", "HOSPITAL",
                                        "level", "TERTIARY"))
                        .expect(201)
                        .number("id");
        activate("S04");
        activate("S10");
    }

    private void activate(String scheme) {
        String today = LocalDateTime.ofInstant(now(), BusinessClock.ZONE).toLocalDate().toString();
        operator()
                .post(
                        "schemes/" + scheme + "/activations",
                        Map.of("version", 1, "from", today, "isDefault", scheme.equals("S04")))
                .expect(201);
    }

    /// City time, such as `2020-06-10T22:30`.
    static Instant at(String local) {
        return BusinessClock.at(LocalDateTime.parse(local));
    }

    Instant now() {
        return inCity(() -> bean(BusinessClock.class).now());
    }

    void itIs(String local) {
        city.moveTo(at(local));
    }

    Api operator() {
        return city.operator();
    }

    Api key(String... roles) {
        return city.key(hospital, roles);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    <T> T inCity(ScopedValue.CallableOp<T, RuntimeException> work) {
        return city.city().call(work);
    }

    /// The API as a member of the hospital's staff.
    Api person(Role role) {
        return person(role, new InstitutionId(hospital));
    }

    /// @param institution null: the city's own people
    Api person(Role role, @Nullable InstitutionId institution) {
        Clients.NewClient client =
                inCity(
                        () ->
                                new Clients.NewClient(
                                        Clients.Kind.STAFF,
                                        "工号" + NUMBER.incrementAndGet(),
                                        Set.of(role),
                                        institution,
                                        null,
                                        new StaffId(bean(IdSource.class).next()),
                                        null));
        return operator().as(inCity(() -> bean(Clients.class).issue(client).token()));
    }

    PatientId patient(String name) {
        String number =
                SampleNumbers.resident(1950 + NUMBER.get() / 900, NUMBER.incrementAndGet() % 900);
        return inCity(
                () ->
                        bean(Patients.class)
                                .register(
                                        List.of(
                                                new Patients.NewPatient(
                                                        name,
                                                        Person.IdKind.RESIDENT_ID,
                                                        number,
                                                        "13800135678")))
                                .getFirst()
                                .orThrow());
    }

    LineId line(PatientId patient, String scheme, @Nullable String limit) {
        return inCity(
                () -> {
                    LineId id = new LineId(bean(IdSource.class).next());
                    bean(Sql.class)
                            .statement(INSERT_LINE)
                            .param("id", id.value())
                            .param("patient", patient.value())
                            .param("pack", scheme)
                            .param("at", "2020-01-01T00:00:00Z")
                            .update();
                    Money money = limit == null ? null : Money.parse(limit);
                    bean(Balances.class).open(List.of(new Balances.NewBalance(id, null, money)));
                    return id;
                });
    }

    /// A bill under hospital trust whose treatment ends now.
    Obligation owes(PatientId patient, LineId line, String scheme, String amount) {
        return inCity(
                () ->
                        bean(Sql.class)
                                .inTransaction(() -> bills().add(patient, line, scheme, amount)));
    }

    private DebtBills bills() {
        return new DebtBills(context, new InstitutionId(hospital));
    }

    /// Pays at the hospital's window.
    void paid(PatientId debtor, String amount) {
        Api cashier = key("CASHIER");
        long shift =
                cashier.post(
                                "shifts",
                                Map.of(
                                        "cashier",
                                        "王",
                                        "window",
                                        "窗口" + NUMBER.incrementAndGet(),
                                        "openingFloat",
                                        "0.00"))
                        .expect(201)
                        .number("id");
        cashier.post(
                        "shifts/" + shift + "/repayments",
                        Map.of(
                                "repayments",
                                List.of(
                                        Map.of(
                                                "debtor",
                                                debtor.value(),
                                                "channel",
                                                "WINDOW_CASH",
                                                "amount",
                                                amount))))
                .expect(200);
    }

    /// The carrier says that everything written so far has arrived.
    void everythingArrived() {
        inCity(() -> bean(Sql.class).statement(DELIVER).update());
    }

    Api.Answer ladder(Obligation of) {
        return operator().get("obligations/" + of.id().value() + "/follow-up").expect(200);
    }

    Api.Answer summary() {
        return operator().get("follow-up/summary").expect(200);
    }

    /// Somebody calls the only one in the queue.
    void calls(Map<String, Object> result) {
        Api desk = person(Role.CALL_DESK);
        long task = desk.get("call-desk/queue").expect(200).number("tasks.0.task");
        desk.post("call-desk/tasks/" + task + "/calls", result).expect(201);
    }

    String standing(PatientId patient, String scheme) {
        return operator()
                .get("patients/" + patient.value() + "/standing?scheme=" + scheme)
                .expect(200)
                .text("0.standing");
    }
}
