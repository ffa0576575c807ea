package org.xinyi.sandbox.bank;

import org.jspecify.annotations.Nullable;
import org.xinyi.sandbox.bank.BankFact.Drawn;
import org.xinyi.sandbox.store.Json;
import org.xinyi.sandbox.web.BadCall;
import org.xinyi.sandbox.web.Fen;
import org.xinyi.sandbox.web.Fields;
import org.xinyi.sandbox.web.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Draws, funded up to the bank's own free limit. The same number is the same draw.
final class Drawing {

    static final int LIST_MAX = 5_000;

    private final BankBook book;

    Drawing(BankBook book) {
        this.book = book;
    }

    Reply draw(SignedCall signed) {
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray("draws");
        long extra = signed.call().extraFen();
        JsonNode draws = Fields.array(signed.call().json(), "draws", LIST_MAX);
        for (JsonNode node : draws) {
            list.add(draw(signed, node, extra));
            extra = 0;
        }
        return Reply.json(answer);
    }

    Reply find(SignedCall signed) {
        @Nullable Drawn known = signed.book().draw(signed.call().segment(2));
        return known == null
                ? Reply.error(404, "NOT_FOUND", "无此支用 / No such draw")
                : Reply.json(view(known, signed.call().extraFen()));
    }

    private ObjectNode draw(SignedCall signed, JsonNode node, long extraFen) {
        String number = Fields.text(node, "drawNo");
        try {
            Drawn wanted = decide(signed, node);
            @Nullable Drawn known = signed.book().draw(number);
            if (known == null) {
                book.record(wanted);
                known = wanted;
            } else if (!isSame(known, wanted)) {
                return declined(number, "DRAW_NO_REUSED");
            }
            return view(known, extraFen);
        } catch (BadCall bad) {
            return declined(number, String.valueOf(bad.getMessage()));
        }
    }

    private static Drawn decide(SignedCall signed, JsonNode node) {
        String lineNumber = Fields.required(node, "lineNo");
        long asked = Fields.fen(node, "amount");
        @Nullable Line line = signed.book().line(lineNumber);
        long funded = line == null || asked <= 0 ? 0 : Math.min(asked, line.free());
        return new Drawn(
                signed.book().key(),
                Fields.required(node, "drawNo"),
                lineNumber,
                Fields.required(node, "hospitalCode"),
                asked,
                funded,
                reason(line, asked, funded),
                signed.now());
    }

    private static String reason(@Nullable Line line, long asked, long funded) {
        if (line == null) {
            return "UNKNOWN_LINE";
        }
        if (asked <= 0) {
            return "AMOUNT_NOT_POSITIVE";
        }
        return funded == asked ? "" : "LIMIT_USED_UP";
    }

    private static boolean isSame(Drawn known, Drawn wanted) {
        return known.line().equals(wanted.line())
                && known.hospital().equals(wanted.hospital())
                && known.asked() == wanted.asked();
    }

    private static ObjectNode view(Drawn drawn, long extraFen) {
        boolean whole = drawn.funded() == drawn.asked() && drawn.funded() > 0;
        String partly = drawn.funded() > 0 ? "PARTLY" : "DECLINED";
        return Json.object()
                .put("drawNo", drawn.number())
                .put("state", whole ? "FUNDED" : partly)
                .put("funded", Fen.text(drawn.funded() + extraFen))
                .put("reason", drawn.reason());
    }

    private static ObjectNode declined(String number, String reason) {
        return Json.object()
                .put("drawNo", number)
                .put("state", "DECLINED")
                .put("funded", "0.00")
                .put("reason", reason);
    }
}
