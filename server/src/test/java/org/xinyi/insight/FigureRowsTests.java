package org.xinyi.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xinyi.Api;
import org.xinyi.ServerTest;
import org.xinyi.TestCities;
import org.xinyi.TestCity;
import org.xinyi.kernel.sql.Sql;

/// From a figure to its rows and their journals, over rows as the modules write them. Hospitals
/// are 7 and 8.
@ServerTest
class FigureRowsTests {

    private static final String DAYS = "from=2020-06-10&to=2020-06-12";

    private final TestCity city;
    private final Sql sql;

    FigureRowsTests(TestCities cities, Sql sql) {
        this.city = cities.create(Instant.parse("2020-06-20T04:00:00Z"));
        this.sql = sql;
    }

    /// Hospital 7 settles 100.00 and takes 30.00 back; hospital 8 has 60 debts.
    @BeforeEach
    void rows() {
        run(
                "INSERT INTO settlement (id, root, visit, patient, institution, obligation,"
                    + " prepared_at, posted_at, leased_until, total, journal, state, trigger)"
                    + " SELECT id, 100, 1, 1, 7, 200, at, at, at, total, journal, state, 1 FROM"
                    + " (VALUES (100, 10000, 30, 4), (101, 7000, 31, 2)) AS s (id, total, journal,"
                    + " state), (VALUES ('2020-06-10T02:00Z'::timestamptz)) AS t (at)");
        run(
                "INSERT INTO obligation (id, line, patient, debtor, institution, visit, settlement,"
                        + " owner, amount, treatment_ended_at, due_at, created_at, over_holds)"
                        + " SELECT n, 51, 1, 1, 8, 3, 0, 8, 500, '2020-06-10T17:00Z',"
                        + " '2020-06-30T15:59:59Z', '2020-06-10T17:00Z', false FROM"
                        + " generate_series(201, 260) AS n");
        run(
                "INSERT INTO entry (journal, owner, source, kind, at, amount, debit, debit_key,"
                        + " credit, credit_key) VALUES"
                        + " (30, 7, 7, 20, '2020-06-10T02:00Z', 10000, 10, NULL, 1, 1),"
                        + " (31, 7, 7, 100, '2020-06-11T02:00Z', 3000, 10, NULL, 5, 1)");
    }

    @Test
    void whatWasSettledLeadsToTheBillAndItsJournals() {
        Api.Answer told = finance(7).get("statistics/SETTLED/rows?" + DAYS).expect(200);

        assertThat(told.at("rows")).hasSize(1);
        assertThat(told.text("rows.0.amount")).isEqualTo("70.00");
        assertThat(told.number("rows.0.journals.1")).isEqualTo(31);
        assertThat(finance(7).get("journals/31").expect(200).text("kind")).isEqualTo("REFUNDED");
        assertThat(finance(7).get("statistics/REFUNDED/rows?" + DAYS).text("rows.0.amount"))
                .isEqualTo("30.00");
    }

    @Test
    void rowsComeInPages() {
        String owed = "statistics/OWED/rows?" + DAYS;
        Api.Answer first = city.operator().get(owed).expect(200);
        Api.Answer second = city.operator().get(owed + "&after=" + first.text("next")).expect(200);

        assertThat(first.at("rows")).hasSize(50);
        assertThat(second.at("rows")).hasSize(10);
        assertThat(second.at("next").isMissingNode() || second.at("next").isNull()).isTrue();
        city.operator().get(owed + "&after=1").expect(400);
    }

    @Test
    void aHospitalSeesItsOwnRowsAlone() {
        assertThat(finance(8).get("statistics/SETTLED/rows?" + DAYS + "&institution=7").at("rows"))
                .isEmpty();
        finance(8).get("journals/30").expectProblem(404, "journal-unknown");
    }

    private Api finance(long institution) {
        return city.key(institution, "FINANCE");
    }

    private void run(String statement) {
        city.city().run(() -> assertThat(sql.statement(statement).update()).isPositive());
    }
}
