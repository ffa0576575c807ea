package org.xinyi.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xinyi.Api;
import org.xinyi.ServerTest;
import org.xinyi.TestCities;
import org.xinyi.TestCity;
import org.xinyi.kernel.sql.Sql;

/// What the figures count, over rows as the modules write them.
@ServerTest
class OverviewTests {

    private static final String TENTH = "overview?from=2020-06-10&to=2020-06-10";

    private final TestCity city;
    private final Sql sql;
    private long hospital;
    private long other;

    OverviewTests(TestCities cities, Sql sql) {
        this.city = cities.create(Instant.parse("2020-06-20T04:00:00Z"));
        this.sql = sql;
    }

    @BeforeEach
    void twoHospitals() {
        hospital = hospital("123456789012", "市一院");
        other = hospital("123456789013", "市二院");
    }

    @Test
    void anEmptyCityHasNothingToReport() {
        Api.Answer overview = city.operator().get("overview").expect(200);

        assertThat(overview.text("from")).isEqualTo("2020-06-20");
        assertThat(overview.text("to")).isEqualTo("2020-06-20");
        assertThat(overview.number("visits.total")).isZero();
        assertThat(overview.text("amountTotal")).isEqualTo("0.00");
        assertThat(overview.at("bySource")).isEmpty();
        assertThat(overview.json().propertyNames())
                .containsExactlyInAnyOrder(
                        "from,to,visits,admissions,discharges,inBeds,orders,charges,amountTotal,bySource,drawn,released,refunded,repaid,repaidOnTime,repaidLate,outstanding,overdue,writtenOff,subsidy"
                                .split(","));
    }

    @Test
    void countsWhatHappenedToVisitsAndOrders() {
        visit(1, hospital, 1, 1, "2020-06-09T16:00:00Z", null);
        visit(2, hospital, 2, 2, "2020-06-10T15:59:59Z", null);
        visit(3, other, 1, 0, "2020-06-10T02:00:00Z", null);
        visit(4, hospital, 1, 1, "2020-06-10T16:00:00Z", null);
        visit(5, hospital, 3, 1, "2020-06-08T02:00:00Z", "2020-06-10T02:00:00Z");
        visit(6, hospital, 3, 1, "2020-06-10T02:00:00Z", null);
        run(
                "INSERT INTO stay (visit, institution, ward, admitted_at, bed)"
                        + " VALUES (5, :hospital, 1, '2020-06-08T02:00Z', '1'),"
                        + " (6, :hospital, 1, '2020-06-10T03:00Z', '2')");
        ordersOfEveryKind();

        Api.Answer overview = city.operator().get(TENTH).expect(200);

        assertThat(overview.at("visits"))
                .hasToString(
                        "{\"total\":4,\"outpatient\":2,\"emergency\":1,\"credit\":2,\"ordinary\":1,\"undecided\":1}");
        assertThat(overview.number("admissions")).isEqualTo(1);
        assertThat(overview.number("discharges")).isEqualTo(1);
        assertThat(overview.number("inBeds")).isEqualTo(1);
        assertThat(overview.at("orders"))
                .hasToString(
                        "{\"placed\":9,\"executed\":2,\"partly\":1,\"never\":1,\"cancelled\":2,\"unpriced\":2}");
        assertThat(overview.number("charges")).isEqualTo(4);
    }

    @Test
    void addsUpBillsAndWhatBecameOfThem() {
        // Day 10: a bill of 300.00 is settled, 80.00 of it drawn; a hold is released.
        settlement(100, 100, 4, 300_00, 180_00, 40_00, 80_00, "2020-06-10T02:00:00Z");
        obligation();
        entry(20, "2020-06-10T02:00:00Z", "3, 200, 50", "10, NULL", 80_00);
        run(
                "INSERT INTO hold (id, line, visit, amount, opened_at, closed_at, outcome) VALUES"
                        + " (1, 50, 1, 5000, '2020-06-10T01:00Z', '2020-06-10T02:00Z', 1),"
                        + " (2, 50, 1, 7000, '2020-06-10T01:00Z', '2020-06-10T02:00Z', 2)");

        // Day 11: an item of 60.00 goes back; the insurer settles 240.00 again.
        settlement(101, 100, 2, 240_00, 138_00, 40_00, 62_00, "2020-06-11T02:00:00Z");
        entry(100, "2020-06-11T02:00:00Z", "10, NULL, NULL", "2, 9", 42_00);
        entry(100, "2020-06-11T02:00:00Z", "10, NULL, 50", "3, 200", 18_00);

        // Day 12, the last: 30.00 are paid. Day 13: another 10.00.
        repaid(1, 30_00, "2020-06-12T15:00:00Z");
        repaid(2, 10_00, "2020-06-13T02:00:00Z");

        // Day 14: the rest is written off, and half of it subsidised.
        entry(130, "2020-06-14T02:00:00Z", "9, 1, NULL", "8, 200", 22_00);
        entry(140, "2020-06-14T02:00:00Z", "4, 99, NULL", "9, 1", 11_00);

        Api.Answer day = city.operator().get(TENTH).expect(200);
        assertThat(day.text("amountTotal")).isEqualTo("240.00");
        assertThat(day.at("bySource"))
                .hasToString(
                        "{\"POOL\":\"138.00\",\"PERSONAL_ACCOUNT\":\"40.00\",\"PERSONAL\":\"62.00\"}");
        assertThat(day.text("drawn")).isEqualTo("80.00");
        assertThat(day.text("released")).isEqualTo("50.00");
        assertThat(day.text("outstanding")).isEqualTo("22.00");
        Api.Answer later = city.operator().get("overview?from=2020-06-11&to=2020-06-20");
        assertThat(later.text("amountTotal")).isEqualTo("0.00");
        assertThat(later.text("refunded")).isEqualTo("60.00");
        assertThat(later.text("repaid")).isEqualTo("40.00");
        assertThat(later.text("repaidOnTime")).isEqualTo("30.00");
        assertThat(later.text("repaidLate")).isEqualTo("10.00");
        assertThat(later.text("overdue")).isEqualTo("22.00");
        assertThat(later.text("writtenOff")).isEqualTo("22.00");
        assertThat(later.text("subsidy")).isEqualTo("11.00");
    }

    @Test
    void aHospitalSeesItsOwn() {
        visit(1, hospital, 1, 1, "2020-06-10T02:00:00Z", null);
        visit(2, other, 1, 1, "2020-06-10T02:00:00Z", null);
        ordersOfEveryKind();

        assertThat(city.key(other, "FINANCE").get(TENTH).expect(200).number("visits.total"))
                .isEqualTo(1);
        Api.Answer own = city.key(hospital, "FINANCE").get(TENTH).expect(200);
        assertThat(own.number("visits.total")).isEqualTo(1);
        assertThat(own.number("charges")).isEqualTo(4);
        assertThat(city.key(other, "FINANCE").get(TENTH).number("charges")).isZero();
        city.key(other, "DOCTOR").get(TENTH).expectProblem(403, "role-missing");
        city.anyone().get(TENTH).expectProblem(401, "credential-missing");
    }

    @Test
    void aReportCoversOneDayToAYear() {
        city.operator()
                .get("overview?from=2020-06-11&to=2020-06-10")
                .expectProblem(400, "period-invalid");
        city.operator()
                .get("overview?from=2019-06-10&to=2020-06-10")
                .expectProblem(400, "period-invalid");
        city.operator().get("overview?from=2019-06-11&to=2020-06-10").expect(200);
    }

    /// One order of each fate, and of the quantity 2: done, done and settled, in part, never,
    /// cancelled, refunded, done without a price, waiting for a price, waiting.
    private void ordersOfEveryKind() {
        run(
                "INSERT INTO service_order (id, visit, institution, item, department, quantity,"
                    + " price, amount, held, placed_at, placed_by, funding) SELECT n, 1, :hospital,"
                    + " 1, 1, 2, CASE WHEN n IN (7, 8) THEN NULL ELSE 1 END, 1, 0,"
                    + " '2020-06-10T02:00Z', 1, 1 FROM generate_series(1, 9) AS n");
        run(
                "INSERT INTO order_event (order_id, seq, kind, quantity, at, amount, reference,"
                    + " by_client) SELECT o, s, k, q, '2020-06-10T03:00Z', 0, 0, 1 FROM (VALUES (1,"
                    + " 0, 1, 2), (2, 0, 1, 2), (2, 1, 9, 0), (3, 0, 1, 1), (4, 0, 7, 0), (5, 0, 6,"
                    + " 0), (6, 0, 1, 2), (6, 1, 10, 2), (7, 0, 4, 2)) AS e (o, s, k, q)");
    }

    private void visit(
            long id, long institution, int kind, int flow, String at, @Nullable String end) {
        inCity(
                () ->
                        sql.statement(
                                        "INSERT INTO visit (id, patient, institution, department,"
                                            + " kind, flow, registered_at, ended_at) VALUES (:id,"
                                            + " 7, :institution, 1, :kind, :flow, :at::timestamptz,"
                                            + " :end::timestamptz)")
                                .param("id", id)
                                .param("institution", institution)
                                .param("kind", kind)
                                .param("flow", flow)
                                .param("at", at)
                                .param("end", end)
                                .update());
    }

    private void settlement(
            long id,
            long root,
            int state,
            long total,
            long pool,
            long account,
            long personal,
            String at) {
        run(
                "INSERT INTO settlement (id, root, visit, patient, institution, obligation,"
                        + " prepared_at, leased_until, posted_at, state, trigger, total, pool,"
                        + " personal_account, personal) VALUES ("
                        + String.join(
                                ", ",
                                List.of(
                                        id + ", " + root + ", 1, 7, :hospital, 200",
                                        "'" + at + "', '" + at + "', '" + at + "', " + state
                                                + ", 1",
                                        total + ", " + pool + ", " + account + ", " + personal))
                        + ")");
    }

    /// @param debit account, key and line
    /// @param credit account and key
    private void entry(int kind, String at, String debit, String credit, long fen) {
        run(
                "INSERT INTO entry (journal, owner, source, kind, at, amount, debit, debit_key,"
                        + " line, credit, credit_key) VALUES (1, :hospital, 7, "
                        + String.join(", ", kind + "", "'" + at + "'", fen + "", debit, credit)
                        + ")");
    }

    /// 80.00, due on the 12th.
    private void obligation() {
        run(
                "INSERT INTO obligation (id, line, patient, debtor, institution, visit, settlement,"
                    + " owner, amount, treatment_ended_at, due_at, created_at, over_holds) VALUES"
                    + " (200, 50, 7, 7, :hospital, 1, 100, :hospital, 8000, '2020-06-10T02:00Z',"
                    + " '2020-06-12T15:59:59Z', '2020-06-10T02:00Z', false)");
    }

    private void repaid(long payment, long fen, String at) {
        entry(40, at, "5, 1, 50", "3, 200", fen);
        run(
                "INSERT INTO allocation (payment, obligation, amount, at, journal) VALUES ("
                        + String.join(", ", payment + "", "200", fen + "", "'" + at + "'", "1")
                        + ")");
    }

    private void run(String statement) {
        inCity(
                () -> {
                    var spec = sql.statement(statement);
                    return (statement.contains(":hospital")
                                    ? spec.param("hospital", hospital)
                                    : spec)
                            .update();
                });
    }

    private void inCity(IntSupplier work) {
        city.city().run(() -> assertThat(work.getAsInt()).isPositive());
    }

    private long hospital(String code, String name) {
        return city.operator()
                .post(
                        "institutions",
                        Map.of(
                                "code", code,
                                "nameZh", name,
                                "nameEn", name,
                                "kind", "HOSPITAL",
                                "level", "TERTIARY"))
                .expect(201)
                .number("id");
    }
}
