package org.xinyi.sandbox.bank;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xinyi.sandbox.bank.BankFact.Raised;
import org.xinyi.sandbox.store.Json;
import org.xinyi.sandbox.web.BadCall;
import org.xinyi.sandbox.web.Fen;
import org.xinyi.sandbox.web.Fields;
import org.xinyi.sandbox.web.Reply;
import tools.jackson.databind.JsonNode;

/// Higher limits, of at most twice what a line has. The same number is the same question.
final class Raising {

    private static final int TIMES_MAX = 2;

    private final BankBook book;

    Raising(BankBook book) {
        this.book = book;
    }

    Reply raise(SignedCall signed) {
        JsonNode body = signed.call().json();
        String number = Fields.required(body, "raiseNo");
        if (signed.book().raise(number) == null) {
            book.record(decide(signed, number, Fields.fen(body, "limit")));
        }
        Raised raised = Objects.requireNonNull(signed.book().raise(number));
        boolean higher = raised.limit() > 0 && raised.limit() <= raised.wanted();
        return Reply.json(
                Json.object()
                        .put("raiseNo", number)
                        .put("state", higher ? "RAISED" : "DECLINED")
                        .put("limit", Fen.text(raised.limit()))
                        .put("reason", higher ? "" : "LIMIT_IS_HIGHER"));
    }

    private static Raised decide(SignedCall signed, String number, long wanted) {
        String lineNumber = signed.call().segment(2);
        @Nullable Line line = signed.book().line(lineNumber);
        if (line == null) {
            throw new BadCall(404, "NOT_FOUND", "无此额度 / No such line");
        }
        long limit = Math.max(line.limit(), Math.min(wanted, line.limit() * TIMES_MAX));
        return new Raised(signed.book().key(), number, lineNumber, wanted, limit, signed.now());
    }
}
