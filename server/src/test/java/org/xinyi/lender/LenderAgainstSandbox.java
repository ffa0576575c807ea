package org.xinyi.lender;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.xinyi.ServerTest;
import org.xinyi.TestCities;
import org.xinyi.TestCity;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.wire.Download;
import org.xinyi.lender.LenderFiles.Payout;
import org.xinyi.lender.LenderFiles.StatementRow;
import org.xinyi.lender.LenderHouse.Server;
import org.xinyi.lender.Lenders.Advice;
import org.xinyi.lender.Lenders.Application;
import org.xinyi.lender.Lenders.ApplicationAnswer;
import org.xinyi.lender.Lenders.ApplicationAnswer.Approved;
import org.xinyi.lender.Lenders.Draw;
import org.xinyi.lender.Lenders.DrawAnswer;
import org.xinyi.lender.Lenders.DrawAnswer.Funded;
import org.xinyi.outside.Sandbox;

/// The adapter against the banks' twin. Wants the sandbox built, so it is not among the tests
/// that run by themselves.
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LenderAgainstSandbox {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final String CODE = "quanzhou-rural-credit";

    private final LenderHouse house;
    private final TestCity city;
    private final Sandbox sandbox = Sandbox.start();
    private final PartyId quanzhou;

    LenderAgainstSandbox(LenderHouse house, TestCities cities) {
        this.house = house;
        this.city = cities.create(LenderHouse.MORNING);
        sandbox.put("/clock", Map.of("now", LenderHouse.MORNING.toString(), "runs", false));
        sandbox.post(
                "/bank/" + CODE + "/admin/clients",
                Map.of("client", "xinyi-" + city.city().code(), "secret", FakeBank.SECRET));
        this.quanzhou = with(server -> server.lender(CODE));
        city.city().run(house::keepTheServersOwnPumpAway);
    }

    @AfterAll
    void stopTheSandbox() {
        sandbox.close();
    }

    @Test
    void aDayWithOneFaultInTwentyCallsEndsWithEverythingExplained() {
        sandbox.put("/faults", Map.of("rate", 0.05, "twins", List.of("bank")));

        // In the morning forty people apply; whoever is approved draws twice.
        List<Draw> draws = new ArrayList<>();
        for (Approved approved : approvals()) {
            draws.add(draw(approved, "80.00"));
            draws.add(draw(approved, "30000.00"));
        }
        Map<ObligationId, Money> funded = untilFunded(draws);

        // At noon every whole draw is refunded a little and repaid a little.
        List<Advice> advices = new ArrayList<>();
        for (Draw draw : draws) {
            if (draw.amount().equals(Money.parse("80.00"))) {
                advices.add(advice(draw, Lenders.Event.REFUNDED, "18.00"));
                advices.add(advice(draw, Lenders.Event.REPAID, "40.00"));
                advices.add(advice(draw, Lenders.Event.DEBIT_RETURNED, "1.00"));
            }
        }
        city.city()
                .run(() -> house.start(sandbox.at(""), FakeBank.SECRET).lenders().advise(advices));
        int told = 0;
        while (told < advices.size()) {
            told += with(server -> server.pump().work());
            house.pass(Duration.ofSeconds(5));
        }

        // In the night the bank's own file says the same, to the fen.
        sandbox.put("/faults", Map.of("rate", 0, "twins", List.of("bank")));
        sandbox.put("/clock", Map.of("now", "2026-03-03T01:00:00Z", "runs", false));
        List<StatementRow> rows = rows(with(server -> server.files().statement(quanzhou, DAY)));
        assertThat(drawn(rows)).isEqualTo(funded);
        assertThat(rows).filteredOn(StatementRow.Refunded.class::isInstance).hasSize(told / 3);
        assertThat(rows).filteredOn(StatementRow.Repaid.class::isInstance).hasSize(told / 3);
        assertThat(rows).filteredOn(StatementRow.DebitReturned.class::isInstance).hasSize(told / 3);
        Money refunded = Money.ofFen(1_800L * (told / 3));
        Payout payout = rows(with(server -> server.files().payouts(quanzhou, DAY))).getFirst();
        assertThat(payout.hospitalCode()).isEqualTo("H35050000001");
        assertThat(payout.net())
                .isEqualTo(Money.sum(funded.values(), amount -> amount).minus(refunded));
    }

    private List<Approved> approvals() {
        List<Application> applications =
                LongStream.range(0, 40)
                        .mapToObj(
                                n ->
                                        application(
                                                house.patients.add(
                                                        house.newNumber(),
                                                        "王小明",
                                                        "350500%012d".formatted(n))))
                        .toList();
        List<ApplicationAnswer> answers = List.of(new ApplicationAnswer.Pending());
        while (answers.stream().anyMatch(ApplicationAnswer.Pending.class::isInstance)) {
            answers = with(server -> server.lenders().apply(applications));
        }
        return answers.stream()
                .filter(Approved.class::isInstance)
                .map(Approved.class::cast)
                .toList();
    }

    private Application application(PatientId patient) {
        return new Application(house.newNumber(), quanzhou, patient, "S10", LenderHouse.MORNING);
    }

    private Draw draw(Approved approved, String amount) {
        Draw draw = house.draw(quanzhou, amount);
        return new Draw(
                draw.id(),
                quanzhou,
                approved.lineNumber(),
                draw.hospital(),
                draw.amount(),
                draw.at());
    }

    private Advice advice(Draw draw, Lenders.Event event, String amount) {
        return new Advice(
                house.newNumber(),
                quanzhou,
                draw.lineNumber(),
                draw.id(),
                event,
                Money.parse(amount),
                LenderHouse.MORNING);
    }

    /// What was funded, without what was declined.
    private Map<ObligationId, Money> untilFunded(List<Draw> draws) {
        Map<ObligationId, Money> funded = new HashMap<>();
        while (funded.size() < draws.size()) {
            List<DrawAnswer> answers = with(server -> server.lenders().draw(draws));
            for (DrawAnswer answer : answers) {
                if (answer instanceof Funded(ObligationId id, Money amount)) {
                    funded.put(id, amount);
                }
            }
        }
        funded.values().removeIf(Money::isZero);
        return funded;
    }

    private static Map<ObligationId, Money> drawn(List<StatementRow> rows) {
        Map<ObligationId, Money> drawn = new HashMap<>();
        for (StatementRow row : rows) {
            if (row instanceof StatementRow.Drawn one) {
                drawn.put(one.draw().orElseThrow(), one.amount());
            }
        }
        return drawn;
    }

    private static <T> List<T> rows(Download<T> file) {
        if (!(file instanceof Download.Present<T>(List<T> rows))) {
            throw new AssertionError("There is no file: " + file);
        }
        return rows;
    }

    private <T> T with(Function<Server, T> work) {
        return city.city().call(() -> work.apply(house.start(sandbox.at(""), FakeBank.SECRET)));
    }
}
