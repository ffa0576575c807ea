package org.xinyi.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xinyi.ServerTest;
import org.xinyi.TestCities;
import org.xinyi.TestCity;
import org.xinyi.app.cities.CityRegistry;
import org.xinyi.clearing.Verifying;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.ledger.Balances;
import org.xinyi.ledger.Movement;

@ServerTest
class VerifyCommandTests {

    private static final Instant NOW = Instant.parse("2020-06-10T01:00:00Z");

    private final TestCities testCities;
    private final TestCity city;
    private final CityRegistry cities;
    private final Verifying verifying;
    private final Balances balances;
    private final Sql sql;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    VerifyCommandTests(
            TestCities testCities,
            CityRegistry cities,
            Verifying verifying,
            Balances balances,
            Sql sql) {
        this.testCities = testCities;
        this.city = testCities.create(NOW);
        this.cities = cities;
        this.verifying = verifying;
        this.balances = balances;
        this.sql = sql;
    }

    @Test
    void anEmptyCityIsExplained() {
        assertThat(run(city.city().code())).isEqualTo(VerifyCommand.EXPLAINED);
        assertThat(text())
                .contains("line-counters-are-their-entries-and-holds")
                .contains("unexplained 0.00");
    }

    @Test
    void theFirstFactThatDiffersIsNamed() {
        LineId line = new LineId(4711);
        city.city()
                .run(
                        () -> {
                            balances.open(List.of(new Balances.NewBalance(line, null, null)));
                            sql.inTransaction(
                                    () ->
                                            balances.move(
                                                    List.of(
                                                            Movement.drawn(
                                                                    line, Money.ofFen(128)))));
                        });

        assertThat(run(city.city().code())).isEqualTo(VerifyCommand.UNEXPLAINED);
        assertThat(text()).contains("used of line 4711, ours 1.28, theirs 0.00");
    }

    @Test
    void citiesAreReadOneAfterTheOther() {
        String one = city.city().code();
        String other = testCities.create(NOW).city().code();

        assertThat(run(one, other)).isEqualTo(VerifyCommand.EXPLAINED);

        assertThat(text().lines().filter(line -> !line.startsWith(" ")))
                .startsWith(one, other)
                .contains("Every fen is explained.");
    }

    @Test
    void anUnknownCityIsAMistakeOfTheCaller() {
        assertThat(run("atlantis")).isEqualTo(VerifyCommand.USAGE);
    }

    private int run(String... arguments) {
        return VerifyCommand.run(
                List.of(arguments),
                cities,
                verifying,
                new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    private String text() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
