package org.xinyi.sandbox.bank;

import org.jspecify.annotations.Nullable;
import org.xinyi.sandbox.bank.BankFact.AdviceKind;
import org.xinyi.sandbox.bank.BankFact.Advised;
import org.xinyi.sandbox.bank.BankFact.Drawn;
import org.xinyi.sandbox.store.Json;
import org.xinyi.sandbox.web.BadCall;
import org.xinyi.sandbox.web.Fields;
import org.xinyi.sandbox.web.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a client tells about its draws: repaid, refunded, a debit returned. Told twice counts
/// once.
final class Advising {

    private final BankBook book;

    Advising(BankBook book) {
        this.book = book;
    }

    Reply advise(SignedCall signed) {
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray("advices");
        JsonNode advices = Fields.array(signed.call().json(), "advices", Drawing.LIST_MAX);
        for (JsonNode node : advices) {
            list.add(advise(signed, node));
        }
        return Reply.json(answer);
    }

    private ObjectNode advise(SignedCall signed, JsonNode node) {
        String number = Fields.text(node, "adviceNo");
        try {
            Advised wanted = check(signed, node);
            @Nullable Advised known = signed.book().advice(number);
            if (known == null) {
                book.record(wanted);
                known = wanted;
            } else if (!isSame(known, wanted)) {
                return view(number, "ADVICE_NO_REUSED");
            }
            return view(number, known.refusal());
        } catch (BadCall bad) {
            return view(number, String.valueOf(bad.getMessage()));
        }
    }

    private static Advised check(SignedCall signed, JsonNode node) {
        AdviceKind kind = kind(Fields.required(node, "kind"));
        String drawNumber = Fields.text(node, "drawNo");
        long amount = Fields.fen(node, "amount");
        @Nullable Drawn draw = signed.book().draw(drawNumber);
        String stated = Fields.text(node, "lineNo");
        String line = stated.isEmpty() && draw != null ? draw.line() : stated;
        return new Advised(
                signed.book().key(),
                Fields.required(node, "adviceNo"),
                kind,
                drawNumber,
                line,
                amount,
                refusal(signed.book(), draw, line, kind, amount),
                signed.now());
    }

    private static String refusal(
            ClientBook client, @Nullable Drawn draw, String line, AdviceKind kind, long amount) {
        if (client.line(line) == null) {
            return "UNKNOWN_LINE";
        }
        if (draw == null && kind == AdviceKind.REFUNDED) {
            return "UNKNOWN_DRAW";
        }
        if (draw != null && !draw.line().equals(line)) {
            return "DRAW_OF_ANOTHER_LINE";
        }
        return amount > 0 ? "" : "AMOUNT_NOT_POSITIVE";
    }

    private static AdviceKind kind(String name) {
        return switch (name) {
            case "REPAID" -> AdviceKind.REPAID;
            case "REFUNDED" -> AdviceKind.REFUNDED;
            case "DEBIT_RETURNED" -> AdviceKind.DEBIT_RETURNED;
            default -> throw BadCall.field("kind", "REPAID, REFUNDED, DEBIT_RETURNED");
        };
    }

    private static boolean isSame(Advised known, Advised wanted) {
        return known.kind() == wanted.kind()
                && known.draw().equals(wanted.draw())
                && known.amount() == wanted.amount();
    }

    private static ObjectNode view(String number, String refusal) {
        return Json.object()
                .put("adviceNo", number)
                .put("state", refusal.isEmpty() ? "ACKNOWLEDGED" : "REJECTED")
                .put("reason", refusal);
    }
}
