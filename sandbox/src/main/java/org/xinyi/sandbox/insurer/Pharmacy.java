package org.xinyi.sandbox.insurer;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xinyi.sandbox.insurer.InsurerFact.LinesUploaded;
import org.xinyi.sandbox.web.Fields;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A pharmacy settles in one call (2101, 2102): person, lines and settlement together.
final class Pharmacy {

    private final InsurerBook book;
    private final Desk desk;
    private final Registering registering;
    private final Charging charging;
    private final Settling settling;

    Pharmacy(
            InsurerBook book,
            Desk desk,
            Registering registering,
            Charging charging,
            Settling settling) {
        this.book = book;
        this.desk = desk;
        this.registering = registering;
        this.charging = charging;
        this.settling = settling;
    }

    /// 2101: computes without effect.
    ObjectNode preSettle(FsiCall call) {
        JsonNode node = call.node("druginfo");
        Person person = desk.person(node);
        Visit draft = new Visit(0, person, call.institution(), Care.PHARMACY, "");
        List<FeeLine> lines = lines(call, draft, Fields.text(node, "chrg_bchno"));
        Settlement settlement =
                new Settlement(settling.assess(call, node, draft, lines, 0), draft, lines);
        return SettlementView.draft(settlement, call.extraFen());
    }

    /// 2102: one purchase per `chrg_bchno`, or per `msgid` where there is none.
    ObjectNode settle(FsiCall call) {
        JsonNode node = call.node("druginfo");
        String batch = Fields.text(node, "chrg_bchno");
        String number = batch.isEmpty() ? call.message() : batch;
        Visit draft = new Visit(0, desk.person(node), call.institution(), Care.PHARMACY, number);
        settling.assess(call, node, draft, lines(call, draft, batch), 0);
        Visit visit = registering.visit(call, node, Care.PHARMACY, number);
        if (settling.known(call, visit, batch) == null) {
            List<FeeLine> fresh = lines(call, visit, batch);
            if (!fresh.isEmpty()) {
                book.record(new LinesUploaded(visit.id(), fresh));
            }
        }
        return SettlementView.output(settling.settle(call, node, visit), call.extraFen());
    }

    private List<FeeLine> lines(FsiCall call, Visit visit, String batch) {
        @Nullable JsonNode details = call.input().get("drugdetail");
        if (details == null || !details.isArray()) {
            throw new FsiRefused("输入节点缺失: drugdetail");
        }
        List<FeeLine> lines = new ArrayList<>();
        for (JsonNode node : details) {
            charging.add(visit, node, batch, lines);
        }
        return lines;
    }
}
