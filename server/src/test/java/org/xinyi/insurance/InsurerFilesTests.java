package org.xinyi.insurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.xinyi.ServerTest;
import org.xinyi.TestCities;
import org.xinyi.TestCity;
import org.xinyi.insurance.InsurerFiles.Payment;
import org.xinyi.insurance.InsurerFiles.StatementRow;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.SettlementId;
import org.xinyi.kernel.wire.Download;
import org.xinyi.ledger.Source;
import org.xinyi.outside.Mishap;

@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InsurerFilesTests {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final String STATEMENT = "/statements/2026-03-02?fixmedins_code=H32070000001";
    private static final String PAYMENTS = "/payments?fixmedins_code=H32070000001&since=2026-03-02";
    private static final String HEADER =
            "psn_no\tmdtrt_id\tchrg_bchno\tsetl_id\tmsgid\trefd_setl_flag\tmedfee_sumamt\thifp_pay"
                    + "\tother_fund_pay\tmaf_pay\tacct_pay\tacct_mulaid_pay\thosp_part_amt"
                    + "\tpsn_cash_pay\tsetl_time\n";

    private final InsuranceHouse house;
    private final TestCity city;
    private final FakeInsurer insurer = new FakeInsurer();

    InsurerFilesTests(InsuranceHouse house, TestCities cities) {
        this.house = house;
        this.city = cities.create(InsuranceHouse.MORNING);
    }

    @AfterEach
    void forgetTheFiles() {
        insurer.file(STATEMENT, "");
    }

    @Test
    void aStatementIsReadRowByRow() {
        insurer.file(
                STATEMENT,
                HEADER
                        + "9\tM1\t501\tS501\tm\t0\t100.00\t50.00\t5.00\t4.00\t3.00\t2.00\t1.00"
                        + "\t35.00\t2026-03-02 09:30:00\n"
                        + "9\tM1\t501\tS501\tm\t1\t-100.00\t-50.00\t-5.00\t-4.00\t-3.00\t-2.00"
                        + "\t-1.00\t-35.00\t2026-03-02 11:00:00\n"
                        + "9\tM2\tX7\tS777\tm\t0\t1.00\t0.00\t0.00\t0.00\t0.00\t0.00\t0.00\t1.00"
                        + "\t2026-03-02 11:00:00\n");

        if (!(statement() instanceof Download.Present<StatementRow>(List<StatementRow> rows))) {
            throw new AssertionError("The statement is there");
        }
        assertThat(rows).hasSize(3);
        assertThat(rows.getFirst()).isEqualTo(firstRow());
        assertThat(rows.get(1).reversal()).isTrue();
        assertThat(rows.get(1).split().total()).isEqualTo(Money.parse("-100.00"));
        assertThat(rows.get(2).settlement()).isEmpty();
    }

    private static StatementRow firstRow() {
        return new StatementRow(
                "M1",
                "501",
                Optional.of(new SettlementId(501)),
                "S501",
                false,
                Money.parse("100.00"),
                new Split(
                        Map.of(
                                Source.POOL,
                                Money.parse("50.00"),
                                Source.OTHER_FUND,
                                Money.parse("5.00"),
                                Source.RELIEF,
                                Money.parse("4.00"),
                                Source.PERSONAL_ACCOUNT,
                                Money.parse("3.00"),
                                Source.MUTUAL_AID,
                                Money.parse("2.00"),
                                Source.HOSPITAL,
                                Money.parse("1.00"),
                                Source.PERSONAL,
                                Money.parse("35.00"))),
                LocalDateTime.of(2026, 3, 2, 9, 30));
    }

    @Test
    void anEmptyDayIsAStatementWithoutRows() {
        insurer.file(STATEMENT, HEADER);

        assertThat(statement()).isEqualTo(new Download.Present<>(List.of()));
    }

    @Test
    void whatCannotBeReadSaysWhichLine() {
        insurer.file(STATEMENT, HEADER + "9\tM1\t501\tS501\tm\t0\tmuch\n");

        assertThat(statement()).asString().startsWith("Unreadable[why=line 2:");
        insurer.file(STATEMENT, "");
        assertThat(statement()).isInstanceOf(Download.Unreadable.class);
    }

    @Test
    void aMissingFileAndASilentInsurerAreTwoThings() {
        LocalDate other = DAY.plusDays(1);

        assertThat(statement(other)).isEqualTo(new Download.Missing<>());
        insurer.next(other.toString(), Mishap.CUT, Mishap.REFUSED_BEFORE_EFFECT);
        // A lost connection is tried again by the client itself, since reading changes nothing.
        assertThat(statement(other)).isInstanceOf(Download.Unreachable.class);
    }

    @Test
    void paymentsAreReadFundByFund() {
        insurer.file(
                PAYMENTS,
                """
                [{"payment_no": "HI1", "paid_on": "2026-03-10", "period": "2026-02",
                  "fund": "PERSONAL_ACCOUNT", "claimed": "100.00", "paid": "99.00"}]
                """);

        assertThat(payments())
                .isEqualTo(
                        new Download.Present<>(
                                List.of(
                                        new Payment(
                                                "HI1",
                                                LocalDate.of(2026, 3, 10),
                                                YearMonth.of(2026, 2),
                                                Source.PERSONAL_ACCOUNT,
                                                Money.parse("100.00"),
                                                Money.parse("99.00")))));
        insurer.file(PAYMENTS, "[{}]");
        assertThat(payments()).isInstanceOf(Download.Unreadable.class);
    }

    private Download<StatementRow> statement() {
        return statement(DAY);
    }

    private Download<StatementRow> statement(LocalDate day) {
        return city.city().call(() -> house.files(insurer).statement(house.hospital, day));
    }

    private Download<Payment> payments() {
        return city.city().call(() -> house.files(insurer).payments(house.hospital, DAY));
    }
}
