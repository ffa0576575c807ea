package org.xinyi.sandbox.bank;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xinyi.sandbox.bank.BankFact.Applied;
import org.xinyi.sandbox.bank.BankFact.Approved;
import org.xinyi.sandbox.bank.Decision.Verdict;
import org.xinyi.sandbox.store.Json;
import org.xinyi.sandbox.web.BadCall;
import org.xinyi.sandbox.web.Fen;
import org.xinyi.sandbox.web.Fields;
import org.xinyi.sandbox.web.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Applications for a line. The same number is the same application; a person has one line per
/// scheme and product.
final class Applying {

    private static final Duration THINKS = Duration.ofSeconds(1);

    private final BankBook book;
    private final BankCatalogue catalogue;
    private final Clock wall;

    Applying(BankBook book, BankCatalogue catalogue, Clock wall) {
        this.book = book;
        this.catalogue = catalogue;
        this.wall = wall;
    }

    Reply apply(SignedCall signed) {
        JsonNode body = signed.call().json();
        Applied wanted = application(signed, body);
        @Nullable Applied known = signed.book().application(wanted.number());
        if (known == null) {
            book.record(wanted);
            known = wanted;
        } else if (!isSame(known, wanted)) {
            throw new BadCall(422, "APPLICATION_NO_REUSED", "申请号已用于其他申请 / The number is another's");
        }
        return answer(signed, known);
    }

    Reply find(SignedCall signed) {
        @Nullable Applied known = signed.book().application(signed.call().segment(2));
        return known == null
                ? Reply.error(404, "NOT_FOUND", "无此申请 / No such application")
                : answer(signed, known);
    }

    private Applied application(SignedCall signed, JsonNode body) {
        String idNumber = Fields.required(body, "idNumber");
        String product = Fields.text(body, "productCode");
        return new Applied(
                signed.book().key(),
                Fields.required(body, "applicationNo"),
                idNumber,
                Fields.text(body, "scheme"),
                signed.bank().product(product).code(),
                Decision.of(catalogue, signed.bank(), product, idNumber),
                wall.instant(),
                scores(body).toString());
    }

    /// The bank keeps what it was told; its decision is its own.
    private static ArrayNode scores(JsonNode body) {
        ArrayNode kept = Json.array();
        for (JsonNode one : body.path("scores")) {
            Fields.required(one, "source");
            if (!one.path("score").isIntegralNumber()) {
                throw BadCall.field("score", "整数 / a whole number");
            }
            kept.add(one);
        }
        return kept;
    }

    private static boolean isSame(Applied known, Applied wanted) {
        return known.idNumber().equals(wanted.idNumber())
                && known.scheme().equals(wanted.scheme())
                && known.product().equals(wanted.product());
    }

    private Reply answer(SignedCall signed, Applied application) {
        ObjectNode answer = Json.object().put("applicationNo", application.number());
        Verdict verdict = application.decision().verdict();
        Instant decided = application.wall().plus(THINKS);
        if (verdict == Verdict.DECLINED) {
            answer.put("state", "DECLINED").put("reason", "SCORE_TOO_LOW");
        } else if (verdict == Verdict.APPROVED_LATER && wall.instant().isBefore(decided)) {
            answer.put("state", "PENDING").put("reason", "IN_REVIEW");
        } else {
            Line line = line(signed, application);
            answer.put("state", "APPROVED")
                    .put("lineNo", line.number())
                    .put("limit", Fen.text(line.limit() + signed.call().extraFen()))
                    .put("reason", "");
        }
        return Reply.json(answer);
    }

    private Line line(SignedCall signed, Applied application) {
        ClientBook client = signed.book();
        if (client.approval(application.number()) == null) {
            @Nullable Line known = client.lineOf(application);
            String number = known == null ? nextLine(signed.bank()) : known.number();
            long limit = known == null ? application.decision().limit() : known.limit();
            book.record(new Approved(client.key(), application.number(), number, limit));
        }
        return java.util.Objects.requireNonNull(client.lineOf(application));
    }

    private String nextLine(BankProfile bank) {
        return bank.number() + String.format("%012d", book.nextNumber());
    }
}
