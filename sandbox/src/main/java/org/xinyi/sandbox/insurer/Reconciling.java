package org.xinyi.sandbox.insurer;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.xinyi.sandbox.insurer.Institution.Posting;
import org.xinyi.sandbox.store.Json;
import org.xinyi.sandbox.web.Fen;
import org.xinyi.sandbox.web.Fields;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Compares an institution's totals with the insurer's own (3201), and its details (3202).
final class Reconciling {

    private static final String EQUAL = "0";
    private static final String DIFFERENT = "1";

    /// What a statement sums up, in fen.
    private record Totals(int count, long total, long funds, long account, long cash) {

        private static Totals of(List<Posting> postings) {
            long total = 0;
            long funds = 0;
            long account = 0;
            long cash = 0;
            for (Posting posting : postings) {
                Shares shares = posting.settlement().shares();
                int sign = posting.reversal() ? -1 : 1;
                total += sign * shares.scope().total();
                funds += sign * shares.funds();
                account += sign * shares.account();
                cash += sign * shares.cash();
            }
            return new Totals(postings.size(), total, funds, account, cash);
        }

        private String text() {
            return "医保方: 笔数 %d, 医疗费总额 %s, 基金支付 %s, 个人账户 %s, 现金 %s"
                    .formatted(
                            count,
                            Fen.text(total),
                            Fen.text(funds),
                            Fen.text(account),
                            Fen.text(cash));
        }
    }

    private final InsurerBook book;

    Reconciling(InsurerBook book) {
        this.book = book;
    }

    /// 3201. `refd_setl_flag` 0 leaves out reversals and what they reversed.
    ObjectNode totals(FsiCall call) {
        JsonNode node = call.data();
        Totals own = Totals.of(postings(call, node));
        boolean equal =
                own.total == Fields.fen(node, "medfee_sumamt")
                        && own.funds == Fields.fen(node, "fund_pay_sumamt")
                        && own.account == Fields.fen(node, "acct_pay")
                        && Integer.toString(own.count)
                                .equals(FsiCall.required(node, "fixmedins_setl_cnt"));
        ObjectNode output = Json.object();
        output.putObject("stmtinfo")
                .put("setl_optins", Fields.text(node, "setl_optins"))
                .put("stmt_rslt", equal ? EQUAL : DIFFERENT)
                .put("stmt_rslt_dscr", equal ? "平账" : own.text());
        return output;
    }

    /// 3202: takes the file of 9101 and answers with one that says of each row whether it is
    /// known and equal.
    ObjectNode details(FsiCall call) {
        JsonNode node = call.data();
        String uploaded = FsiCall.required(node, "file_qury_no");
        String result = DetailFile.compare(kept(call, uploaded), postings(call, node));
        String number = Long.toString(book.nextNumber());
        String name = "3202-" + call.institution().code() + "-" + number + ".zip";
        book.record(Files.kept(number, call.institution(), name, DetailFile.zip(result)));
        ObjectNode output = Json.object();
        output.putObject("fileinfo")
                .put("file_qury_no", number)
                .put("filename", name)
                .put("dld_endtime", "2099-12-31 23:59:59");
        return output;
    }

    private byte[] kept(FsiCall call, String number) {
        return Files.find(book, call, number).content();
    }

    private static List<Posting> postings(FsiCall call, JsonNode node) {
        LocalDate first = date(node, "stmt_begndate");
        LocalDate last = date(node, "stmt_enddate");
        String insutype = Fields.text(node, "insutype");
        String clearingType = Fields.text(node, "clr_type");
        boolean inForceOnly = Fields.text(node, "refd_setl_flag").equals("0");
        return call.institution().between(first, last).stream()
                .filter(
                        posting -> {
                            Settlement settlement = posting.settlement();
                            String clears = settlement.care().clearingType();
                            return (insutype.isEmpty() || insutype.equals(settlement.insutype()))
                                    && (clearingType.isEmpty() || clearingType.equals(clears))
                                    && !(inForceOnly && settlement.reversed());
                        })
                .toList();
    }

    private static LocalDate date(JsonNode node, String name) {
        String text = FsiCall.required(node, name);
        try {
            return LocalDate.parse(text.substring(0, Math.min(text.length(), 10)));
        } catch (DateTimeException _) {
            throw new FsiRefused("日期格式不正确: " + name);
        }
    }
}
