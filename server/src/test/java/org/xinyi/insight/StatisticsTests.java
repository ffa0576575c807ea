package org.xinyi.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xinyi.Api;
import org.xinyi.Proves;
import org.xinyi.ServerTest;
import org.xinyi.TestCities;
import org.xinyi.TestCity;
import org.xinyi.kernel.sql.Sql;

/// What cities report, over rows as the modules write them. It is the 20th; hospitals are 7 and 8.
@ServerTest
class StatisticsTests {

    private final TestCity city;
    private final Sql sql;

    StatisticsTests(TestCities cities, Sql sql) {
        this.city = cities.create(Instant.parse("2020-06-20T04:00:00Z"));
        this.sql = sql;
    }

    @BeforeEach
    void threeVisitsAndTwoDebts() {
        run(
                "INSERT INTO visit (id, patient, institution, department, kind, flow,"
                        + " registered_at) VALUES (1, 1, 7, 1, 1, 1, '2020-06-10T02:00Z'),"
                        + " (2, 2, 7, 1, 1, 2, '2020-06-10T03:00Z'),"
                        + " (3, 1, 8, 1, 1, 1, '2020-06-10T17:00Z')");
        run(
                "INSERT INTO obligation (id, line, patient, debtor, institution, visit, settlement,"
                    + " owner, amount, treatment_ended_at, due_at, created_at, over_holds, pack)"
                    + " VALUES (200, 50, 1, 1, 7, 1, 100, 7, 8000, '2020-06-10T02:00Z',"
                    + " '2020-06-12T15:59:59Z', '2020-06-10T02:00Z', false, 'S04'), (201, 51, 1, 1,"
                    + " 8, 3, 101, 8, 500, '2020-06-10T17:00Z', '2020-06-30T15:59:59Z',"
                    + " '2020-06-10T17:00Z', false, NULL)");
        entry(30, "3, 200, 50", "5, 1", 8000);
        entry(40, "5, 1, 50", "3, 200", 3000);
        entry(30, "3, 201, 51", "5, 1", 500);
    }

    @Test
    void figuresStandByDayAndHospital() {
        Api.Answer told =
                city.operator().get("statistics?from=2020-06-10&to=2020-06-11").expect(200);

        assertThat(told.at("figures")).hasSize(2);
        assertThat(told.text("figures.0.day")).isEqualTo("2020-06-10");
        assertThat(told.number("figures.0.visits")).isEqualTo(2);
        assertThat(told.number("figures.0.credit")).isEqualTo(1);
        assertThat(told.text("figures.0.owed")).isEqualTo("80.00");
        assertThat(told.text("figures.1.day")).isEqualTo("2020-06-11");
        assertThat(told.number("figures.1.institution")).isEqualTo(8);
        assertThat(told.number("people.used")).isEqualTo(1);
        assertThat(told.text("people.everOwed")).isEqualTo("85.00");
        assertThat(told.text("people.overdue")).isEqualTo("50.00");
    }

    @Test
    void aHospitalSeesItsOwnFigures() {
        Api finance = city.key(8, "FINANCE");

        Api.Answer told =
                finance.get("statistics?from=2020-06-10&to=2020-06-11&institution=7").expect(200);

        assertThat(told.at("figures")).hasSize(1);
        assertThat(told.text("people.everOwed")).isEqualTo("5.00");
        assertThat(finance.get("arrears?institution=7").number("arrears.0.obligation"))
                .isEqualTo(201);
    }

    @Proves(value = "F156", in = "S04")
    @Test
    void arrearsComeInPagesWithWhatIsOpen() {
        Api.Answer first = city.operator().get("arrears?limit=1").expect(200);

        assertThat(first.text("arrears.0.open")).isEqualTo("50.00");
        assertThat(first.text("arrears.0.amount")).isEqualTo("80.00");
        assertThat(first.text("arrears.0.scheme")).isEqualTo("S04");
        assertThat(first.number("next")).isEqualTo(200);
        assertThat(city.operator().get("arrears?limit=1&after=200").number("arrears.0.obligation"))
                .isEqualTo(201);
        assertThat(city.operator().get("arrears?overdue=true").at("arrears")).hasSize(1);
    }

    private void entry(int kind, String debit, String credit, long fen) {
        run(
                "INSERT INTO entry (journal, owner, source, kind, at, amount, debit, debit_key,"
                        + " line, credit, credit_key) VALUES (1, 7, 7, "
                        + String.join(
                                ", ", kind + "", "'2020-06-10T02:00Z'", fen + "", debit, credit)
                        + ")");
    }

    private void run(String statement) {
        city.city().run(() -> assertThat(sql.statement(statement).update()).isPositive());
    }
}
