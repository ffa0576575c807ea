package org.xinyi.lender;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Money;
import org.xinyi.lender.Lenders.Raise;
import org.xinyi.lender.Lenders.RaiseAnswer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Asks lenders for higher limits. Whoever asks keeps the question; the lender knows it by its
/// number.
@Component
class Raising {

    private final LenderRegistry registry;
    private final BankClient bank;

    Raising(LenderRegistry registry, BankClient bank) {
        this.registry = registry;
        this.bank = bank;
    }

    RaiseAnswer raise(Raise raise) {
        String lender = registry.of(raise.lender()).code();
        JsonNode body =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("raiseNo", Long.toString(raise.id()))
                        .put("limit", raise.wanted().toString());
        String path = "/lines/" + raise.lineNumber() + "/raises";
        return switch (bank.persistently(() -> bank.post(lender, path, body))) {
            case BankReply.Said(JsonNode said) -> answer(raise, said);
            case BankReply.Refused refused ->
                    refused.isOfCaller()
                            ? new RaiseAnswer.Unknown()
                            : new RaiseAnswer.Declined(refused.code());
            case BankReply.Silent _ -> new RaiseAnswer.Unknown();
        };
    }

    /// A limit above what was wanted is none.
    private static RaiseAnswer answer(Raise raise, JsonNode said) {
        Optional<Money> limit =
                Amounts.read(said, "limit").filter(one -> !one.isMoreThan(raise.wanted()));
        return switch (said.path("state").asString("")) {
            case "RAISED" ->
                    limit.<RaiseAnswer>map(RaiseAnswer.Raised::new)
                            .orElseGet(RaiseAnswer.Unknown::new);
            case "DECLINED" -> new RaiseAnswer.Declined(said.path("reason").asString(""));
            default -> new RaiseAnswer.Unknown();
        };
    }
}
