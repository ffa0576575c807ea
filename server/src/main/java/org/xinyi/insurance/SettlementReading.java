package org.xinyi.insurance;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.xinyi.kernel.Money;
import org.xinyi.ledger.Source;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a `setlinfo` says, once its amounts have been checked against the bill and each other.
sealed interface SettlementReading {

    record Agreed(String reference, Split split) implements SettlementReading {}

    /// @param amounts as they came, without anything personal
    record Disagreed(String why, String amounts) implements SettlementReading {}

    /// It was settled and taken back since.
    record Reversed() implements SettlementReading {}

    Set<String> OTHER_FUNDS =
            Set.of("cvlserv_pay", "hifes_pay", "hifmi_pay", "hifob_pay", "oth_pay");

    /// @param fundsHoldAccount whether `fund_pay_sumamt` contains the personal account
    static SettlementReading read(JsonNode info, Money total, boolean fundsHoldAccount) {
        if (info.path("refd_setl_flag").asString("").equals("1")) {
            return new Reversed();
        }
        try {
            Split split = new Split(shares(info));
            String why = disagreement(info, split, total, fundsHoldAccount);
            return why.isEmpty()
                    ? new Agreed(info.path("setl_id").asString(""), split)
                    : new Disagreed(why, amounts(info));
        } catch (ArithmeticException | NumberFormatException unreadable) {
            return new Disagreed("An amount cannot be read", amounts(info));
        }
    }

    private static Map<Source, Money> shares(JsonNode info) {
        Map<Source, Money> shares = new EnumMap<>(Source.class);
        shares.put(Source.POOL, Amounts.read(info, "hifp_pay"));
        shares.put(Source.OTHER_FUND, Money.sum(OTHER_FUNDS, field -> Amounts.read(info, field)));
        shares.put(Source.RELIEF, Amounts.read(info, "maf_pay"));
        shares.put(Source.PERSONAL_ACCOUNT, Amounts.read(info, "acct_pay"));
        shares.put(Source.MUTUAL_AID, Amounts.read(info, "acct_mulaid_pay"));
        shares.put(Source.HOSPITAL, Amounts.read(info, "hosp_part_amt"));
        shares.put(Source.PERSONAL, Amounts.read(info, "psn_cash_pay"));
        return shares;
    }

    /// Empty when every identity of the interface holds.
    private static String disagreement(
            JsonNode info, Split split, Money total, boolean fundsHoldAccount) {
        Money sum = Amounts.read(info, "medfee_sumamt");
        Money byScope =
                Amounts.read(info, "fulamt_ownpay_amt")
                        .plus(Amounts.read(info, "overlmt_selfpay"))
                        .plus(Amounts.read(info, "preselfpay_amt"))
                        .plus(Amounts.read(info, "inscp_scp_amt"));
        Money person = Amounts.read(info, "psn_part_amt");
        Money funds = Amounts.read(info, "fund_pay_sumamt");
        Money byPayer =
                funds.plus(person)
                        .plus(split.of(Source.HOSPITAL))
                        .minus(fundsHoldAccount ? split.of(Source.PERSONAL_ACCOUNT) : Money.ZERO);
        Money byPerson =
                split.of(Source.PERSONAL_ACCOUNT)
                        .plus(split.of(Source.MUTUAL_AID))
                        .plus(split.of(Source.PERSONAL));
        if (!sum.equals(total)) {
            return "medfee_sumamt is " + sum + ", the bill " + total;
        }
        if (!byScope.equals(sum)) {
            return "scope parts add up to " + byScope + ", medfee_sumamt is " + sum;
        }
        if (!byPayer.equals(sum)) {
            return "funds, person and hospital add up to " + byPayer + ", the bill is " + sum;
        }
        if (!byPerson.equals(person)) {
            return "accounts and cash add up to " + byPerson + ", psn_part_amt is " + person;
        }
        return ofShares(split, total);
    }

    private static String ofShares(Split split, Money total) {
        if (!split.total().equals(total)) {
            return "shares add up to " + split.total() + ", the bill is " + total;
        }
        return split.shares().values().stream().anyMatch(Money::isNegative)
                ? "a share is negative"
                : "";
    }

    private static String amounts(JsonNode info) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        info.propertyStream()
                .filter(field -> isAmount(field.getKey()))
                .forEach(field -> kept.set(field.getKey(), field.getValue()));
        return kept.toString();
    }

    private static boolean isAmount(String field) {
        return field.endsWith("_pay")
                || field.endsWith("_amt")
                || field.endsWith("amt")
                || field.endsWith("_selfpay")
                || field.equals("setl_id");
    }
}
