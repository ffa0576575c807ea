package org.xinyi.scheme;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.Money;
import org.xinyi.scheme.PaymentTerms.Account;
import org.xinyi.scheme.ScoringTerms.Score;

/// What [Questions] ask about money: limits, funding, debts, family and losses.
final class MoneyQuestions {

    private final Pack pack;

    MoneyQuestions(Pack pack) {
        this.pack = pack;
    }

    @Nullable Decision<?> credit(Asked asked) {
        return switch (asked.question()) {
            case "limit" -> LimitRules.limit(pack, limit(asked));
            case "reads-score" ->
                    LimitRules.reads(pack, asked.word(0, Score.class), asked.says("authorised"));
            case "looks-at" ->
                    LimitRules.looksAt(pack, asked.word(0, ScoringTerms.Component.class));
            case "offers" -> LimitRules.offer(pack, asked.says("has-card"));
            case "level-rises" -> LimitRules.levelRises(pack);
            case "revolves" -> LimitRules.revolves(pack);
            case "lenders" -> Decision.by(pack, pack.credit().lenders(), "credit.lenders");
            case "lends" -> FundingRules.lends(pack, asked.word(0));
            case "funds" -> FundingRules.fund(pack, funds(asked));
            case "accounts" -> Decision.by(pack, pack.payment().accounts(), "payment.accounts");
            case "claim" -> FundingRules.claim(pack);
            case "takes" -> FundingRules.takes(pack, asked.word(0, PaymentTerms.Channel.class));
            case "displays" -> FundingRules.displays(pack);
            case "card-free" -> FundingRules.withoutCard(pack);
            case "for-relatives" -> FundingRules.forRelatives(pack);
            case "chooses-debit-channel" -> FundingRules.choosesDebitChannel(pack);
            default -> null;
        };
    }

    private static LimitRules.Facts limit(Asked asked) {
        Map<Score, Long> scores = new EnumMap<>(Score.class);
        asked.under("score")
                .forEach(
                        (name, score) ->
                                scores.put(Asked.constant(Score.class, name), Long.valueOf(score)));
        return new LimitRules.Facts(
                scores,
                asked.money("granted"),
                asked.money("current"),
                paid(asked),
                asked.says("blocked"));
    }

    private static List<Duration> paid(Asked asked) {
        String ago = asked.value("paid");
        return ago == null
                ? List.of()
                : List.of(ago.split(",", -1)).stream()
                        .map(one -> Kind.DURATION_OF_TIME.parse().apply(one))
                        .toList();
    }

    private static FundingRules.Facts funds(Asked asked) {
        Map<Account, Money> accounts = new EnumMap<>(Account.class);
        for (Account account : Account.values()) {
            Money there = asked.money(Kind.word(account));
            if (there != null) {
                accounts.put(account, there);
            }
        }
        String order = asked.value("order");
        return new FundingRules.Facts(
                asked.neededMoney("personal"),
                asked.money("free"),
                accounts,
                order == null
                        ? null
                        : List.of(order.split(",", -1)).stream()
                                .map(one -> Asked.constant(Account.class, one))
                                .toList());
    }

    @Nullable Decision<?> debt(Asked asked) {
        return switch (asked.question()) {
            case "due" -> DebtRules.due(pack, asked.moment("ended"), asked.moment("billed"));
            case "interest-free" -> DebtRules.interestFree(pack, asked.number("days", 0));
            case "instalments" -> DebtRules.instalments(pack, asked.number("months", 0));
            case "repays-at" -> DebtRules.paysAt(pack, asked.word(0, RepaymentTerms.Channel.class));
            case "asks-whole" -> DebtRules.asksWhole(pack);
            case "rung" -> rung(asked);
            case "penalties" -> DebtRules.penalties(pack, asked.word(0));
            case "reached" -> reached(asked);
            case "lifted" -> lifted(asked);
            case "reports" ->
                    DebtRules.reports(
                            pack, asked.word(0, FollowUpTerms.Report.class), asked.says("agreed"));
            case "uploads" -> DebtRules.uploadsByHospital(pack);
            case "keeps-list" -> DebtRules.keepsList(pack, asked.says("white"));
            default -> null;
        };
    }

    private Decision<?> rung(Asked asked) {
        Map<String, Instant> done = new HashMap<>();
        asked.under("done").forEach((id, at) -> done.put(id, Asked.moment(id, at)));
        return DebtRules.rung(pack, asked.moment("ended"), asked.moment("due"), done);
    }

    private Decision<?> reached(Asked asked) {
        FollowUpTerms.Counter counter =
                pack.followUp().counters().stream()
                        .filter(one -> one.id().equals(asked.word(0)))
                        .findFirst()
                        .orElseThrow(
                                () -> new IllegalArgumentException("No counter " + asked.word(0)));
        return DebtRules.reached(
                pack, counter, asked.number("overdue", 0), asked.number("dishonest", 0));
    }

    private Decision<?> lifted(Asked asked) {
        Duration since = asked.duration("after");
        return DebtRules.lifted(
                pack,
                asked.word(0, FollowUpTerms.Effect.class),
                asked.says("paid"),
                since == null ? Duration.ZERO : since);
    }

    private Decision<?> claimMoves(String layer) {
        boolean moves =
                pack.lossLayers().stream()
                        .anyMatch(one -> one.id().equals(layer) && one.ownershipMoves());
        return Decision.by(pack, moves, "loss_layers." + layer + ".ownership_moves");
    }

    @Nullable Decision<?> family(Asked asked) {
        return switch (asked.question()) {
            case "shares" ->
                    FamilyRules.share(
                            pack,
                            new FamilyRules.Facts(
                                    asked.word(0, FamilyTerms.Relation.class),
                                    asked.number("age", -1),
                                    asked.says("insured"),
                                    asked.number("members", 0)));
            case "assumes" -> FamilyRules.assumes(pack, asked.number("age", -1));
            case "claim-moves" -> claimMoves(asked.word(0));
            case "loses" ->
                    Decision.by(
                            pack,
                            Waterfall.of(asked.neededMoney("amount"), pack.lossLayers(), Map.of())
                                    .shares(),
                            "loss_layers");
            default -> null;
        };
    }
}
