package org.xinyi.sandbox.insurer;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xinyi.sandbox.insurer.InsurerFact.Settled;
import org.xinyi.sandbox.web.Fields;
import org.xinyi.sandbox.web.Times;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Settles the open lines of a batch (2206, 2207, 2303, 2304). The same batch of a visit is the
/// same settlement, unless that was cancelled by 2601.
final class Settling {

    private final InsurerBook book;
    private final Desk desk;

    Settling(InsurerBook book, Desk desk) {
        this.book = book;
        this.desk = desk;
    }

    /// 2206 and 2303: computes without effect.
    ObjectNode preSettle(FsiCall call) {
        JsonNode node = call.data();
        Visit visit = desk.openVisit(call, node);
        String batch = Fields.text(node, "chrg_bchno");
        List<FeeLine> lines = visit.openLines(batch);
        Settled draft = assess(call, node, visit, lines, 0);
        return SettlementView.draft(new Settlement(draft, visit, lines), call.extraFen());
    }

    /// 2207 and 2304.
    ObjectNode settle(FsiCall call) {
        JsonNode node = call.data();
        Visit visit = desk.openVisit(call, node);
        return SettlementView.output(settle(call, node, visit), call.extraFen());
    }

    Settlement settle(FsiCall call, JsonNode node, Visit visit) {
        String batch = Fields.text(node, "chrg_bchno");
        @Nullable Settlement known = known(call, visit, batch);
        if (known != null) {
            return known;
        }
        long id = book.nextNumber();
        book.record(assess(call, node, visit, visit.openLines(batch), id));
        return Objects.requireNonNull(book.settlement(id));
    }

    /// The settlement of a batch; without a batch number the message itself is the key.
    @Nullable Settlement known(FsiCall call, Visit visit, String batch) {
        @Nullable Settlement known =
                batch.isEmpty()
                        ? book.settlementOfMessage(call.message())
                        : visit.settlement(batch);
        boolean counts =
                known != null
                        && known.visit() == visit
                        && !book.isCancelled(call.institution(), known.message());
        return counts ? known : null;
    }

    Settled assess(FsiCall call, JsonNode node, Visit visit, List<FeeLine> lines, long id) {
        Scope scope = scope(lines);
        requireSum(node, scope);
        String medType = Fields.text(node, "med_type");
        Care care = Care.ofMedType(medType, visit.care());
        Person person = visit.person();
        Assessment assessment =
                new Assessment(
                        book.benefits(),
                        person,
                        call.institution().grade(),
                        care,
                        Times.dateOf(call.now()).getYear(),
                        Fields.flag(node, "acct_used_flag"),
                        book.shelf().hospitalPercent());
        return new Settled(
                id,
                visit.id(),
                Fields.text(node, "chrg_bchno"),
                call.message(),
                call.now(),
                person.insutype(),
                care,
                medType,
                assessment.of(scope));
    }

    private static Scope scope(List<FeeLine> lines) {
        if (lines.isEmpty()) {
            throw new FsiRefused("无未结算的费用明细");
        }
        Scope scope = Scope.NOTHING;
        for (FeeLine line : lines) {
            if (line.scope().total() < 0) {
                throw new FsiRefused("不支持按明细退费, 请撤销结算后重新结算: " + line.number());
            }
            scope = scope.plus(line.scope());
        }
        return scope;
    }

    private static void requireSum(JsonNode node, Scope scope) {
        boolean stated = !Fields.text(node, "medfee_sumamt").isEmpty();
        if (stated && Fields.fen(node, "medfee_sumamt") != scope.total()) {
            throw new FsiRefused("医疗费总额与费用明细合计不一致");
        }
    }
}
