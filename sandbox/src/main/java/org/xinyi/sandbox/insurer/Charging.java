package org.xinyi.sandbox.insurer;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xinyi.sandbox.insurer.InsurerFact.LinesUndone;
import org.xinyi.sandbox.insurer.InsurerFact.LinesUploaded;
import org.xinyi.sandbox.store.Json;
import org.xinyi.sandbox.web.Fields;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Fee lines, uploaded and undone (2204, 2205, 2301, 2302). The same `feedetl_sn` of a visit is
/// the same line.
final class Charging {

    private static final int LINES_MAX = 2_000;
    private static final String ALL = "0000";

    private final InsurerBook book;
    private final Desk desk;
    private final Pricing pricing;

    Charging(InsurerBook book, Desk desk) {
        this.book = book;
        this.desk = desk;
        this.pricing = new Pricing(book);
    }

    /// 2204 and 2301.
    ObjectNode upload(FsiCall call) {
        Iterable<JsonNode> nodes = Fields.list(call.node("feedetail"), "feedetail");
        @Nullable Visit visit = null;
        List<FeeLine> fresh = new ArrayList<>();
        ArrayNode result = Json.array();
        for (JsonNode node : nodes) {
            if (visit == null) {
                visit = desk.openVisit(call, node);
            }
            if (visit.id() != FsiCall.number(node, "mdtrt_id")) {
                throw new FsiRefused("一次上传的费用明细须属同一次就诊");
            }
            result.add(add(visit, node, Fields.text(node, "chrg_bchno"), fresh));
        }
        if (visit == null || result.size() > LINES_MAX) {
            throw new FsiRefused("费用明细须为1至" + LINES_MAX + "条");
        }
        if (!fresh.isEmpty()) {
            book.record(new LinesUploaded(visit.id(), fresh));
        }
        ObjectNode output = Json.object();
        output.set("result", result);
        return output;
    }

    /// Prices a line and adds it to the fresh ones unless it is known.
    ///
    /// @return its entry of `result`
    ObjectNode add(Visit visit, JsonNode node, String batch, List<FeeLine> fresh) {
        Pricing.Priced priced = pricing.price(node, batch);
        FeeLine line = priced.line();
        if (!isKnown(visit, line, fresh)) {
            requireOpen(visit.settlement(line.batch()));
            fresh.add(line);
        }
        return pricing.view(node, priced);
    }

    private static boolean isKnown(Visit visit, FeeLine line, List<FeeLine> fresh) {
        @Nullable FeeLine open = visit.openLine(line.number());
        if (open != null) {
            return same(open, line);
        }
        for (FeeLine other : fresh) {
            if (other.number().equals(line.number())) {
                return same(other, line);
            }
        }
        @Nullable Settlement settled = visit.settlementOf(line.number());
        if (settled != null && !settled.batch().equals(line.batch())) {
            throw new FsiRefused("费用明细已在其他批次结算: " + line.number());
        }
        return settled != null;
    }

    private static boolean same(FeeLine known, FeeLine line) {
        if (!known.equals(line)) {
            throw new FsiRefused("费用明细流水号重复且内容不同: " + line.number());
        }
        return true;
    }

    private static void requireOpen(@Nullable Settlement settlement) {
        if (settlement != null && !settlement.batch().isEmpty() && !settlement.reversed()) {
            throw new FsiRefused("收费批次已结算: " + settlement.batch());
        }
    }

    /// 2205 and 2302.
    ObjectNode undo(FsiCall call) {
        List<LinesUndone> facts = new ArrayList<>();
        for (JsonNode node : Fields.list(call.data(), "data")) {
            Visit visit = desk.visit(call, node);
            List<String> numbers = numbers(visit, node);
            if (!numbers.isEmpty()) {
                facts.add(new LinesUndone(visit.id(), numbers));
            }
        }
        facts.forEach(book::record);
        return Json.object();
    }

    private static List<String> numbers(Visit visit, JsonNode node) {
        String number = FsiCall.required(node, "feedetl_sn");
        if (number.equals(ALL)) {
            return visit.openLines(Fields.text(node, "chrg_bchno")).stream()
                    .map(FeeLine::number)
                    .toList();
        }
        if (visit.openLine(number) != null) {
            return List.of(number);
        }
        if (visit.settlementOf(number) != null) {
            throw new FsiRefused("费用明细已结算, 不能撤销: " + number);
        }
        return List.of();
    }
}
