package org.xinyi.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xinyi.kernel.City;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PaymentId;
import org.xinyi.payment.ChannelFiles.Row;
import org.xinyi.payment.ChannelFiles.Statement;

class WeChatBillTests {

    private static final City CITY = new City("lianyungang");
    private static final Instant AT = Instant.parse("2020-06-10T05:51:31Z");

    @Test
    void readsPaymentsAndRefundsByTheNamesOfTheHeader() {
        Statement statement =
                WeChatBill.parse(
                        CITY,
                        bytes(
                                "\uFEFF" + BillFile.HEADER,
                                BillFile.paid("lianyungang-35s", "128.50", "0.77100"),
                                BillFile.refunded("lianyungang-35s", "lianyungang-35t", "28.50"),
                                BillFile.TOTALS,
                                BillFile.totals(2, "128.50", "28.50")));

        assertThat(statement)
                .isEqualTo(
                        new Statement.Bill(
                                List.of(
                                        new Row.Collected(
                                                new PaymentId(4096),
                                                "42000lianyungang-35s",
                                                Money.parse("128.50"),
                                                new BigDecimal("0.77100"),
                                                AT),
                                        new Row.Returned(
                                                4097,
                                                new PaymentId(4096),
                                                "50000lianyungang-35t",
                                                Money.parse("28.50"),
                                                new BigDecimal("-0.17"),
                                                AT)),
                                Money.parse("128.50"),
                                Money.parse("28.50")));
    }

    @Test
    void anotherOrderOfColumnsReadsTheSame() {
        Statement statement =
                WeChatBill.parse(
                        CITY,
                        bytes(
                                "手续费,商户订单号,微信订单号,交易状态,应结订单金额,交易时间",
                                "`0.06,`lianyungang-35s,`4200,`SUCCESS,`10.00,`2020-06-10 13:51:31",
                                "总交易单数,应结订单总金额,退款总金额",
                                "`1,`10.00,`0.00"));

        assertThat(statement)
                .isEqualTo(
                        new Statement.Bill(
                                List.of(
                                        new Row.Collected(
                                                new PaymentId(4096),
                                                "4200",
                                                Money.parse("10.00"),
                                                new BigDecimal("0.06"),
                                                AT)),
                                Money.parse("10.00"),
                                Money.ZERO));
    }

    @Test
    void aLineUnderAnotherNumberIsKeptAsForeign() {
        Statement statement =
                WeChatBill.parse(
                        CITY,
                        bytes(
                                BillFile.HEADER,
                                BillFile.paid("quanzhou-35s", "10.00", "0.06"),
                                BillFile.TOTALS,
                                BillFile.totals(1, "10.00", "0.00")));

        assertThat(((Statement.Bill) statement).rows())
                .containsExactly(
                        new Row.Foreign(
                                "quanzhou-35s",
                                false,
                                "42000quanzhou-35s",
                                Money.parse("10.00"),
                                AT));
    }

    @Test
    void totalsThatAreNotThoseOfTheLinesAreDamage() {
        assertDamaged(
                BillFile.HEADER,
                BillFile.paid("lianyungang-35s", "10.00", "0.06"),
                BillFile.TOTALS,
                BillFile.totals(1, "10.01", "0.00"));
        assertDamaged(
                BillFile.HEADER,
                BillFile.paid("lianyungang-35s", "10.00", "0.06"),
                BillFile.TOTALS,
                BillFile.totals(2, "10.00", "0.00"));
    }

    @Test
    void aFileThatWasCutIsDamaged() {
        assertDamaged(BillFile.HEADER, BillFile.paid("lianyungang-35s", "10.00", "0.06"));
        assertDamaged(
                BillFile.HEADER,
                BillFile.paid("lianyungang-35s", "10.00", "0.06"),
                BillFile.TOTALS);
        assertDamaged(
                BillFile.HEADER,
                "`2020-06-10 13:51:31,`wx",
                BillFile.TOTALS,
                BillFile.totals(1, "10.00", "0.00"));
    }

    @Test
    void anAmountWithATenthOfAFenIsDamage() {
        assertDamaged(
                BillFile.HEADER,
                BillFile.paid("lianyungang-35s", "10.001", "0.06"),
                BillFile.TOTALS,
                BillFile.totals(1, "10.001", "0.00"));
    }

    private static void assertDamaged(String... lines) {
        assertThat(WeChatBill.parse(CITY, bytes(lines))).isInstanceOf(Statement.Damaged.class);
    }

    private static byte[] bytes(String... lines) {
        return (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
