package org.xinyi.lender;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.xinyi.ServerTest;
import org.xinyi.TestCities;
import org.xinyi.TestCity;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.wire.Download;
import org.xinyi.lender.LenderFiles.CounterPayment;
import org.xinyi.lender.LenderFiles.Payout;
import org.xinyi.lender.LenderFiles.StatementRow;
import org.xinyi.outside.Mishap;

@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LenderFilesTests {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final String HOME = "/bank/bank-a";

    private static final String HOSPITAL = "H35050000001";
    private static final List<StatementRow> ROWS =
            List.of(
                    new StatementRow.Drawn("501", draw(501), "L1", HOSPITAL, Money.parse("80.00")),
                    new StatementRow.Refunded(
                            "601",
                            OptionalLong.of(601),
                            draw(501),
                            "L1",
                            HOSPITAL,
                            Money.parse("18.00")),
                    new StatementRow.Repaid(
                            "602", OptionalLong.of(602), draw(501), "L1", Money.parse("62.00")),
                    new StatementRow.Repaid(
                            "CP7",
                            OptionalLong.empty(),
                            Optional.empty(),
                            "L1",
                            Money.parse("5.00")),
                    new StatementRow.DebitReturned(
                            "603", OptionalLong.of(603), draw(501), "L1", Money.parse("2.00")),
                    new StatementRow.PaidOut("PO1", HOSPITAL, Money.parse("62.00")),
                    new StatementRow.LineBalance("L1", Money.parse("20000.00"), Money.ZERO));

    private final LenderHouse house;
    private final TestCity city;
    private final FakeBank bank = new FakeBank();

    LenderFilesTests(LenderHouse house, TestCities cities) {
        this.house = house;
        this.city = cities.create(LenderHouse.MORNING);
    }

    @AfterAll
    void closeTheBank() {
        bank.close();
    }

    @Test
    void aStatementIsReadRowByRow() {
        Download<StatementRow> statement =
                read(
                        """
                        H|bank-a|2026-03-02|7
                        D|501|L1|H35050000001|80.00
                        F|601|501|L1|H35050000001|18.00
                        R|602|501|L1|62.00
                        R|CP7||L1|5.00
                        X|603|501|L1|2.00
                        P|PO1|H35050000001|62.00
                        B|L1|20000.00|0.00
                        T|80.00|18.00|67.00|62.00
                        """);

        assertThat(statement).isEqualTo(new Download.Present<>(ROWS));
    }

    @Test
    void anEmptyDayIsAStatementWithoutRows() {
        assertThat(read("H|bank-a|2026-03-02|0\nT|0.00|0.00|0.00|0.00\n"))
                .isEqualTo(new Download.Present<StatementRow>(List.of()));
    }

    @Test
    void aFileThatContradictsItselfIsNotBelieved() {
        String rows = "D|501|L1|H35050000001|80.00\n";

        assertThat(read("H|bank-a|2026-03-02|1\n" + rows + "T|80.01|0.00|0.00|0.00"))
                .isEqualTo(
                        new Download.TotalsDisagree<StatementRow>(
                                "D rows add up to 80.00, the trailer says 80.01"));
        assertThat(read("H|bank-a|2026-03-02|2\n" + rows + "T|80.00|0.00|0.00|0.00"))
                .isInstanceOf(Download.TotalsDisagree.class);
    }

    @Test
    void whatCannotBeReadSaysWhichLine() {
        assertThat(read("H|bank-a|2026-03-02|1\nD|501|L1|80.00\nT|80.00|0.00|0.00|0.00"))
                .asString()
                .startsWith("Unreadable[why=line 2:");
        assertThat(read("H|bank-a|2026-03-03|0\nT|0.00|0.00|0.00|0.00"))
                .asString()
                .startsWith("Unreadable[why=line 1:");
        assertThat(read("H|bank-a|2026-03-02|0\nQ|1\nT|0.00|0.00|0.00|0.00"))
                .asString()
                .startsWith("Unreadable[why=line 2:");
        assertThat(read("H|bank-a|2026-03-02|0")).asString().startsWith("Unreadable[why=line 2:");
        assertThat(read("")).asString().startsWith("Unreadable[why=line 1:");
    }

    @Test
    void aMissingFileAndASilentLenderAreTwoThings() {
        LocalDate other = DAY.plusDays(1);

        assertThat(statement(other)).isEqualTo(new Download.Missing<StatementRow>());
        bank.next("statements", Mishap.REFUSED_BEFORE_EFFECT);
        assertThat(statement(other)).isInstanceOf(Download.Unreachable.class);
    }

    @Test
    void payoutsAreReadHospitalByHospital() {
        bank.file(
                HOME + "/payouts?since=2026-03-02",
                """
                [{"payoutNo": "PO1", "hospitalCode": "H35050000001", "paidOn": "2026-03-03",
                  "drawsOn": "2026-03-02", "gross": "80.00", "refunds": "18.00", "net": "62.00"}]
                """);

        Download<Payout> payouts = city.city().call(() -> server().files().payouts(lender(), DAY));

        assertThat(payouts)
                .isEqualTo(
                        new Download.Present<>(
                                List.of(
                                        new Payout(
                                                "PO1",
                                                "H35050000001",
                                                LocalDate.of(2026, 3, 3),
                                                DAY,
                                                Money.parse("80.00"),
                                                Money.parse("18.00"),
                                                Money.parse("62.00")))));
    }

    @Test
    void paymentsAtTheCounterNameTheirDrawOrNone() {
        Instant since = Instant.parse("2026-03-02T01:00:00Z");
        bank.file(
                HOME + "/counter-payments?since=" + since,
                """
                [{"paymentNo": "CP1", "lineNo": "L1", "drawNo": "501", "amount": "5.00",
                  "paidAt": "2026-03-02T02:00:00Z"},
                 {"paymentNo": "CP2", "lineNo": "L1", "drawNo": "", "amount": "6.00",
                  "paidAt": "2026-03-02T03:00:00Z"}]
                """);

        Download<CounterPayment> payments =
                city.city().call(() -> server().files().counterPayments(lender(), since));

        assertThat(payments)
                .isEqualTo(
                        new Download.Present<>(
                                List.of(
                                        new CounterPayment(
                                                "CP1",
                                                "L1",
                                                draw(501),
                                                Money.parse("5.00"),
                                                Instant.parse("2026-03-02T02:00:00Z")),
                                        new CounterPayment(
                                                "CP2",
                                                "L1",
                                                Optional.empty(),
                                                Money.parse("6.00"),
                                                Instant.parse("2026-03-02T03:00:00Z")))));
    }

    private static Optional<ObligationId> draw(long number) {
        return Optional.of(new ObligationId(number));
    }

    private Download<StatementRow> read(String text) {
        bank.file(HOME + "/statements/" + DAY, text);
        return statement(DAY);
    }

    private Download<StatementRow> statement(LocalDate day) {
        return city.city().call(() -> server().files().statement(lender(), day));
    }

    private PartyId lender() {
        return server().lender("bank-a");
    }

    private LenderHouse.Server server() {
        return house.start(bank);
    }
}
