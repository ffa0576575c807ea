package org.xinyi.sandbox.bank;

import org.xinyi.sandbox.bank.BankFact.CounterPaid;
import org.xinyi.sandbox.bank.BankFact.Payout;
import org.xinyi.sandbox.store.Json;
import org.xinyi.sandbox.web.Fen;
import tools.jackson.databind.node.ObjectNode;

/// Lines, payments and payouts as the bank shows them.
final class LineView {

    private LineView() {}

    static ObjectNode of(Line line, long extraFen) {
        return Json.object()
                .put("lineNo", line.number())
                .put("limit", Fen.text(line.limit()))
                .put("drawn", Fen.text(line.drawn() + extraFen))
                .put("refunded", Fen.text(line.refunded()))
                .put("repaid", Fen.text(line.repaid()))
                .put("outstanding", Fen.text(line.outstanding()))
                .put("free", Fen.text(line.free()));
    }

    static ObjectNode of(CounterPaid paid) {
        return Json.object()
                .put("paymentNo", paid.number())
                .put("lineNo", paid.line())
                .put("drawNo", paid.draw())
                .put("amount", Fen.text(paid.amount()))
                .put("paidAt", paid.at().toString());
    }

    static ObjectNode of(Payout payout, long extraFen) {
        return Json.object()
                .put("payoutNo", payout.number())
                .put("hospitalCode", payout.hospital())
                .put("paidOn", payout.paidOn().toString())
                .put("drawsOn", payout.drawsOn().toString())
                .put("gross", Fen.text(payout.gross()))
                .put("refunds", Fen.text(payout.refunds()))
                .put("net", Fen.text(payout.net() + extraFen));
    }
}
