package org.xinyi.insurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xinyi.insurance.SettlementReading.Agreed;
import org.xinyi.insurance.SettlementReading.Disagreed;
import org.xinyi.kernel.Money;
import org.xinyi.ledger.Source;
import tools.jackson.databind.node.ObjectNode;

class SettlementReadingTests {

    private static final long SEED = 20_260_302;
    private static final List<String> FIELDS =
            List.of(
                    "hifp_pay",
                    "cvlserv_pay",
                    "hifes_pay",
                    "hifmi_pay",
                    "hifob_pay",
                    "oth_pay",
                    "maf_pay",
                    "acct_pay",
                    "acct_mulaid_pay",
                    "hosp_part_amt",
                    "psn_cash_pay");

    @ParameterizedTest
    @CsvSource({
        "hifp_pay, POOL",
        "cvlserv_pay, OTHER_FUND",
        "hifes_pay, OTHER_FUND",
        "hifmi_pay, OTHER_FUND",
        "hifob_pay, OTHER_FUND",
        "oth_pay, OTHER_FUND",
        "maf_pay, RELIEF",
        "acct_pay, PERSONAL_ACCOUNT",
        "acct_mulaid_pay, MUTUAL_AID",
        "hosp_part_amt, HOSPITAL",
        "psn_cash_pay, PERSONAL"
    })
    void everyFieldIsOneSource(String field, Source source) {
        ObjectNode info = SetlInfo.of(12_850).pay(field, 12_850).node();

        assertThat(read(info, 12_850))
                .isEqualTo(new Agreed("", new Split(Map.of(source, Money.parse("128.50")))));
    }

    @Test
    void everySplitWhoseIdentitiesHoldIsRead() {
        Random random = new Random(SEED);
        for (int round = 0; round < 2_000; round++) {
            long total = 1 + random.nextLong(5_000_000);

            assertThat(read(randomInfo(random, total), total))
                    .as("seed %d round %d", SEED, round)
                    .isInstanceOfSatisfying(
                            Agreed.class,
                            agreed ->
                                    assertThat(agreed.split().total())
                                            .isEqualTo(Money.ofFen(total)));
        }
    }

    @Test
    void oneFenMoreOrLessInAnyAmountIsNoticed() {
        Random random = new Random(SEED);
        for (int round = 0; round < 2_000; round++) {
            long total = 1 + random.nextLong(5_000_000);
            ObjectNode info = randomInfo(random, total);
            List<String> amounts = info.propertyNames().stream().filter(this::isAmount).toList();
            String broken = amounts.get(random.nextInt(amounts.size()));
            Money right = Money.parse(info.path(broken).asString());
            info.put(broken, right.plus(Money.ofFen(random.nextBoolean() ? 1 : -1)).toString());

            assertThat(read(info, total))
                    .as("seed %d round %d: %s", SEED, round, broken)
                    .isInstanceOf(Disagreed.class);
        }
    }

    @Test
    void aSettlementOfAnotherBillIsNoticed() {
        ObjectNode info = SetlInfo.of(100).pay("psn_cash_pay", 100).node();

        assertThat(read(info, 101)).isInstanceOf(Disagreed.class);
    }

    @Test
    void aNegativeShareIsNoticed() {
        ObjectNode info = SetlInfo.of(100).pay("psn_cash_pay", 150).pay("hifp_pay", -50).node();

        assertThat(read(info, 100)).isInstanceOf(Disagreed.class);
    }

    @Test
    void anAmountThatIsNoneIsNoticed() {
        ObjectNode info = SetlInfo.of(100).pay("psn_cash_pay", 100).node();

        assertThat(read(info.put("hifp_pay", "0.001"), 100)).isInstanceOf(Disagreed.class);
        assertThat(read(info.put("hifp_pay", "zero"), 100)).isInstanceOf(Disagreed.class);
        assertThat(read(info.put("hifp_pay", "1e99999999"), 100)).isInstanceOf(Disagreed.class);
    }

    @Test
    void someProvincesCountThePersonalAccountAmongTheFunds() {
        ObjectNode info = SetlInfo.of(100).pay("hifp_pay", 50).pay("acct_pay", 30).node();
        info.put("psn_cash_pay", "0.20").put("psn_part_amt", "0.50").put("fund_pay_sumamt", "0.80");

        assertThat(SettlementReading.read(info, Money.ofFen(100), true)).isInstanceOf(Agreed.class);
        assertThat(SettlementReading.read(info, Money.ofFen(100), false))
                .isInstanceOf(Disagreed.class);
    }

    private boolean isAmount(String field) {
        return field.endsWith("_pay") || field.endsWith("amt");
    }

    private static ObjectNode randomInfo(Random random, long total) {
        SetlInfo info = SetlInfo.of(total);
        long left = total;
        for (String field : FIELDS) {
            long share = random.nextInt(3) == 0 ? 0 : random.nextLong(left + 1);
            info.pay(field, field.equals("psn_cash_pay") ? left : share);
            left -= share;
        }
        return info.node();
    }

    private static SettlementReading read(ObjectNode info, long total) {
        return SettlementReading.read(info, Money.ofFen(total), false);
    }
}
