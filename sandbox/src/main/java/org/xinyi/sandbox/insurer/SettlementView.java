package org.xinyi.sandbox.insurer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;
import org.xinyi.sandbox.store.Json;
import org.xinyi.sandbox.web.Fen;
import org.xinyi.sandbox.web.Times;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Settlements as the interface shows them: `setlinfo` and `setldetail`.
final class SettlementView {

    private SettlementView() {}

    /// A settlement in force or reversed.
    static ObjectNode output(Settlement settlement, long extraFen) {
        ObjectNode info = Json.object().put("setl_id", Long.toString(settlement.id()));
        return output(settlement, info, 1, settlement.at(), extraFen);
    }

    /// What a settlement would be.
    static ObjectNode draft(Settlement settlement, long extraFen) {
        return output(settlement, Json.object(), 1, settlement.at(), extraFen);
    }

    /// The new negative settlement of a reversal.
    static ObjectNode reversal(Settlement settlement, Settlement.Reversal reversal) {
        ObjectNode info =
                Json.object()
                        .put("setl_id", Long.toString(reversal.id()))
                        .put("init_setl_id", Long.toString(settlement.id()));
        return output(settlement, info, -1, reversal.at(), 0);
    }

    private static ObjectNode output(
            Settlement settlement, ObjectNode info, int sign, Instant at, long extraFen) {
        person(info, settlement.visit().person());
        info.put("mdtrt_id", Long.toString(settlement.visit().id()))
                .put("chrg_bchno", settlement.batch())
                .put("setl_time", Times.seconds(at))
                .put("insutype", settlement.insutype())
                .put("med_type", settlement.medType())
                .put("refd_setl_flag", settlement.reversed() ? "1" : "0")
                .put("medins_setl_id", settlement.message())
                .put("clr_optins", "350000")
                .put("clr_way", "1")
                .put("clr_type", settlement.care().clearingType())
                .put("balc", Fen.text(settlement.balanceAfter()));
        amounts(info, settlement.shares(), sign, extraFen);
        ObjectNode output = Json.object();
        output.set("setlinfo", info);
        output.set("setldetail", details(settlement, sign));
        return output;
    }

    static void person(ObjectNode node, Person person) {
        String idNumber = person.idNumber();
        node.put("psn_no", Long.toString(person.number()))
                .put("psn_name", person.name())
                .put("psn_cert_type", "01")
                .put("certno", idNumber)
                .put("cvlserv_flag", person.civilServant() ? "1" : "0")
                .put("psn_type", person.insutype().equals("310") ? "11" : "14");
        @Nullable LocalDate born = born(idNumber);
        if (born != null) {
            node.put("gend", (idNumber.charAt(16) - '0') % 2 == 1 ? "1" : "2")
                    .put("brdy", born.toString());
        }
    }

    /// Whole years on a day; empty when the birthday is not known.
    static String age(Person person, LocalDate on) {
        @Nullable LocalDate born = born(person.idNumber());
        return born == null ? "" : Integer.toString(Period.between(born, on).getYears());
    }

    private static @Nullable LocalDate born(String idNumber) {
        if (idNumber.length() != 18) {
            return null;
        }
        try {
            return LocalDate.of(
                    Integer.parseInt(idNumber, 6, 10, 10),
                    Integer.parseInt(idNumber, 10, 12, 10),
                    Integer.parseInt(idNumber, 12, 14, 10));
        } catch (java.time.DateTimeException | NumberFormatException _) {
            return null;
        }
    }

    private static void amounts(ObjectNode node, Shares shares, int sign, long extraFen) {
        Scope scope = shares.scope();
        node.put("medfee_sumamt", Fen.text(sign * scope.total()))
                .put("fulamt_ownpay_amt", Fen.text(sign * scope.ownExpense()))
                .put("overlmt_selfpay", Fen.text(sign * scope.overLimit()))
                .put("preselfpay_amt", Fen.text(sign * scope.firstSelf()))
                .put("inscp_scp_amt", Fen.text(sign * scope.inScope()))
                .put("act_pay_dedc", Fen.text(sign * shares.deductible()))
                .put("pool_prop_selfpay", Fen.text(shares.percent()) + "00")
                .put("hifp_pay", Fen.text(sign * shares.pool()))
                .put("cvlserv_pay", Fen.text(sign * shares.civilServant()))
                .put("hifes_pay", "0.00")
                .put("hifmi_pay", Fen.text(sign * shares.seriousIllness()))
                .put("hifob_pay", Fen.text(sign * shares.largeAmount()))
                .put("maf_pay", Fen.text(sign * shares.relief()))
                .put("oth_pay", "0.00")
                .put("fund_pay_sumamt", Fen.text(sign * shares.funds()))
                .put("psn_part_amt", Fen.text(sign * shares.person()))
                .put("acct_pay", Fen.text(sign * shares.account()))
                .put("acct_mulaid_pay", Fen.text(sign * shares.mutualAid()))
                .put("hosp_part_amt", Fen.text(sign * shares.hospital()))
                .put("psn_cash_pay", Fen.text(sign * shares.cash() + extraFen));
    }

    private static ArrayNode details(Settlement settlement, int sign) {
        Shares shares = settlement.shares();
        boolean employee = settlement.insutype().equals("310");
        ArrayNode details = Json.array();
        fund(details, shares, employee ? "310100" : "390100", "统筹基金", sign * shares.pool());
        fund(details, shares, "320100", "公务员医疗补助", sign * shares.civilServant());
        fund(details, shares, "330100", "大额医疗费用补助", sign * shares.largeAmount());
        fund(details, shares, "390200", "大病保险", sign * shares.seriousIllness());
        fund(details, shares, "610100", "医疗救助", sign * shares.relief());
        fund(details, shares, "310200", "个人账户", sign * shares.account());
        return details;
    }

    private static void fund(
            ArrayNode details, Shares shares, String type, String name, long amount) {
        if (amount != 0) {
            details.addObject()
                    .put("fund_pay_type", type)
                    .put("fund_pay_type_name", name)
                    .put("inscp_scp_amt", Fen.text(shares.scope().inScope()))
                    .put("fund_payamt", Fen.text(amount));
        }
    }
}
