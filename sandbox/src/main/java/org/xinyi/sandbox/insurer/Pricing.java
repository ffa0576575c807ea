package org.xinyi.sandbox.insurer;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.xinyi.sandbox.insurer.InsurerFact.ItemSaved;
import org.xinyi.sandbox.store.Json;
import org.xinyi.sandbox.web.Fen;
import org.xinyi.sandbox.web.Fields;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Says how much of a fee line lies within the insurance, rounded once per line.
final class Pricing {

    /// @param level `chrgitm_lv`: 01, 02, 03
    record Priced(FeeLine line, String level, long priceLimit) {}

    private static final String CLASS_A = "01";
    private static final String CLASS_B = "02";
    private static final String CLASS_C = "03";

    private final InsurerBook book;

    Pricing(InsurerBook book) {
        this.book = book;
    }

    Priced price(JsonNode node, String batch) {
        String number = FsiCall.required(node, "feedetl_sn");
        long amount = Fields.fen(node, "det_item_fee_sumamt");
        @Nullable ItemSaved item = book.shelf().item(Fields.text(node, "med_list_codg"));
        String level = level(node, item);
        long priceLimit = item == null ? 0 : item.priceLimit();
        Scope scope = scope(amount, level, overLimit(node, priceLimit));
        return new Priced(new FeeLine(number, batch, scope), level, priceLimit);
    }

    /// What the line itself says, else what the item was registered with, else class A.
    private static String level(JsonNode node, @Nullable ItemSaved item) {
        String own = Fields.text(node, "chrgitm_lv");
        String level = own.isEmpty() && item != null ? item.level() : own;
        return switch (level) {
            case "", CLASS_A -> CLASS_A;
            case CLASS_B -> CLASS_B;
            case CLASS_C -> CLASS_C;
            default -> throw new FsiRefused("收费项目等级不正确: " + level);
        };
    }

    private static long overLimit(JsonNode node, long priceLimit) {
        if (priceLimit == 0) {
            return 0;
        }
        BigDecimal limit = BigDecimal.valueOf(priceLimit, 2);
        BigDecimal over = decimal(node, "pric").subtract(limit).max(BigDecimal.ZERO);
        return over.multiply(decimal(node, "cnt"))
                .movePointRight(2)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private static BigDecimal decimal(JsonNode node, String name) {
        try {
            return new BigDecimal(FsiCall.required(node, name));
        } catch (NumberFormatException _) {
            throw new FsiRefused("数值格式不正确: " + name);
        }
    }

    /// A negative line stays within the scope as a whole; no settlement takes it.
    private Scope scope(long amount, String level, long overLimit) {
        if (level.equals(CLASS_C) && amount >= 0) {
            return new Scope(amount, amount, 0, 0, 0);
        }
        long over = amount < 0 ? 0 : Math.min(overLimit, amount);
        long rest = amount - over;
        long firstSelf =
                level.equals(CLASS_B) && rest > 0
                        ? Fen.percent(rest, book.benefits().classBPercent())
                        : 0;
        return new Scope(amount, 0, over, firstSelf, rest - firstSelf);
    }

    /// One entry of `result`.
    ObjectNode view(JsonNode node, Priced priced) {
        Scope scope = priced.line().scope();
        String limit = priced.priceLimit() == 0 ? "999999.00" : Fen.text(priced.priceLimit());
        return Json.object()
                .put("feedetl_sn", priced.line().number())
                .put("det_item_fee_sumamt", Fen.text(scope.total()))
                .put("cnt", Fields.text(node, "cnt"))
                .put("pric", Fields.text(node, "pric"))
                .put("pric_uplmt_amt", limit + "0000")
                .put("selfpay_prop", selfPay(priced.level()))
                .put("fulamt_ownpay_amt", Fen.text(scope.ownExpense()))
                .put("overlmt_amt", Fen.text(scope.overLimit()))
                .put("preselfpay_amt", Fen.text(scope.firstSelf()))
                .put("inscp_scp_amt", Fen.text(scope.inScope()))
                .put("chrgitm_lv", priced.level())
                .put("med_chrgitm_type", Fields.text(node, "med_chrgitm_type"));
    }

    private String selfPay(String level) {
        return switch (level) {
            case CLASS_B -> Fen.text(book.benefits().classBPercent()) + "00";
            case CLASS_C -> "1.0000";
            default -> "0.0000";
        };
    }
}
