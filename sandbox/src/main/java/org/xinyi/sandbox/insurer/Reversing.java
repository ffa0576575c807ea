package org.xinyi.sandbox.insurer;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xinyi.sandbox.insurer.InsurerFact.Cancelled;
import org.xinyi.sandbox.insurer.InsurerFact.Reversed;
import org.xinyi.sandbox.store.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reverses whole settlements (2208, 2305, 2103), and transactions whose outcome the institution
/// does not know (2601). The fee lines of a reversed settlement are void; they are uploaded anew
/// to be settled in another batch.
final class Reversing {

    private final InsurerBook book;
    private final Desk desk;
    private final Registering registering;

    Reversing(InsurerBook book, Desk desk, Registering registering) {
        this.book = book;
        this.desk = desk;
        this.registering = registering;
    }

    /// 2208, 2305 and 2103; a second time answers as the first.
    ObjectNode reverse(FsiCall call) {
        Settlement settlement = desk.settlement(call, call.data());
        return SettlementView.reversal(settlement, reverse(settlement, call));
    }

    /// 2601. A call that has not arrived yet will have no effect either.
    ObjectNode cancel(FsiCall call) {
        JsonNode node = call.data();
        String message = FsiCall.required(node, "omsgid");
        switch (FsiCall.required(node, "oinfno")) {
            case "2207", "2304", "2102" -> cancelSettlement(message, call);
            case "2201", "2401" -> cancelRegistration(message, call);
            default -> throw new FsiRefused("该交易不支持冲正");
        }
        if (!book.isCancelled(call.institution(), message)) {
            book.record(new Cancelled(call.institution().code(), message));
        }
        return Json.object();
    }

    private void cancelSettlement(String message, FsiCall call) {
        @Nullable Settlement settlement = book.settlementOfMessage(message);
        if (settlement != null && settlement.visit().institution() == call.institution()) {
            reverse(settlement, call);
        }
    }

    private void cancelRegistration(String message, FsiCall call) {
        @Nullable Visit visit = book.registrationOfMessage(message);
        if (visit != null && visit.institution() == call.institution()) {
            registering.undo(visit, call);
        }
    }

    private Settlement.Reversal reverse(Settlement settlement, FsiCall call) {
        if (!settlement.reversed()) {
            long id = book.nextNumber();
            book.record(new Reversed(id, settlement.id(), call.message(), call.now()));
        }
        return Objects.requireNonNull(settlement.reversal());
    }
}
