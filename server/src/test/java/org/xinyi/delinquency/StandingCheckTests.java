package org.xinyi.delinquency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.xinyi.ServerTest;
import org.xinyi.kernel.City;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.ledger.Check;

/// Whoever changes how somebody stands in the tables is found by what the log says.
@ServerTest
class StandingCheckTests {

    private final ApplicationContext context;
    private final JdbcTemplate owner;

    StandingCheckTests(ApplicationContext context, HikariDataSource pool) {
        this.context = context;
        this.owner =
                new JdbcTemplate(
                        new DriverManagerDataSource(
                                pool.getJdbcUrl(), pool.getUsername(), pool.getPassword()));
    }

    @Test
    void whatTheTablesKeepIsWhatTheLogSays() {
        assertThat(broken(withSomebodyListed())).isEmpty();
    }

    static Stream<Arguments> breaks() {
        return Stream.of(
                arguments(
                        "taken off the list",
                        """
                        UPDATE listing_effect
                        SET ended_at = now(), ended_because = 'PAID'
                        WHERE effect = 'CITY_LIST'
                        """,
                        "effect of listing .* was logged and is missing"),
                arguments(
                        "without credit for longer",
                        """
                        UPDATE listing_effect
                        SET until = until + interval '1 year'
                        WHERE effect = 'CREDIT_SUSPENDED'
                        """,
                        "effect of listing .* ends at another time than was logged"),
                arguments(
                        "given credit",
                        "UPDATE line_block SET lifted_at = now()",
                        "block of line .* was logged and is missing"),
                arguments(
                        "a rung forgotten",
                        "DELETE FROM rung_done WHERE rung = 'call-7d'",
                        "rung of obligation .* was logged and is missing"),
                arguments(
                        "a rung that nobody ran",
                        "UPDATE rung_done SET rung = 'list-90d' WHERE rung = 'list-30d'",
                        "rung of obligation .*list-90d stands for nothing that was logged"),
                arguments(
                        "overdue forgotten",
                        "DELETE FROM overdue",
                        "overdue obligation .* was logged and is missing"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breaks")
    void whateverIsChangedBehindOurBackIsFound(String what, String statement, String found) {
        DebtWorld world = withSomebodyListed();

        int rows = owner.update(inSchema(statement, schema(world)));

        assertThat(rows).as(what).isEqualTo(1);
        assertThat(broken(world)).anyMatch(one -> one.matches(found));
    }

    private DebtWorld withSomebodyListed() {
        // 1 June: treated; 2 June: written to; 8 June: called; 28 June: announced; 1 July: listed
        DebtWorld world = new DebtWorld(context, "2020-06-01T09:00");
        PatientId wang = world.patient("王芳");
        world.owes(wang, world.line(wang, "S04", null), "S04", "80.00");
        world.itIs("2020-06-02T10:00");
        world.itIs("2020-06-08T10:00");
        world.calls(Map.of("outcome", "REFUSES", "reason", "FORGOT"));
        world.itIs("2020-06-28T09:01");
        world.everythingArrived();
        world.itIs("2020-07-01T09:01");
        assertThat(world.standing(wang, "S04")).isEqualTo("LISTED");
        return world;
    }

    private static String schema(DebtWorld world) {
        return world.inCity(() -> City.current().schema());
    }

    private static String inSchema(String statement, String schema) {
        return statement.replaceFirst("(UPDATE |DELETE FROM )", "$1" + schema + ".");
    }

    private static List<String> broken(DebtWorld world) {
        return world.inCity(
                () -> {
                    Found found = new Found(new ArrayList<>());
                    world.bean(Sql.class)
                            .onSnapshot(() -> world.bean(StandingCheck.class).run(found));
                    return found.subjects;
                });
    }

    private record Found(List<String> subjects) implements Check.Findings {

        @Override
        public boolean inFull() {
            return true;
        }

        @Override
        public void compared(long count) {}

        @Override
        public void difference(String subject, Money ours, Money theirs) {
            subjects.add(subject);
        }

        @Override
        public void broken(String subject, Money amount) {
            subjects.add(subject);
        }

        @Override
        public void explained(String kind, String subject, Money ours, Money theirs, String fact) {}
    }
}
