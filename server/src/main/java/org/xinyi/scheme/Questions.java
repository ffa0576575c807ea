package org.xinyi.scheme;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xinyi.scheme.CommitmentTerms.SignatureMode;

/// Every decision of a pack, asked in words. What is answered is what the engine decides: the same
/// functions are called.
final class Questions {

    private static final String KNOWN =
            """
            admits opens-at opens-without-card queries-credit-report uses-bank-line nothing-typed
            staff-help chosen-at recognises signs form says limit reads-score looks-at offers
            level-rises revolves lends lenders funds accounts claim takes displays card-free
            for-relatives chooses-debit-channel covers pays-at charged settles settles-at deposit
            deposit-by-itself top-up registration-fee registrations tells-each-charge tells-shares
            bill-after-days bills deferred due interest-free instalments repays-at asks-whole rung
            penalties reached lifted reports uploads keeps-list shares assumes loses claim-moves
            """;

    private final Conditions conditions;
    private final PackFile file;
    private final Pack pack;

    private Questions(Conditions conditions, PackFile file) {
        this.conditions = conditions;
        this.file = file;
        this.pack = file.pack();
    }

    /// @throws IllegalArgumentException when the question is not understood
    static Decision<?> ask(Conditions conditions, PackFile pack, String question) {
        Asked asked = Asked.of(question);
        Questions questions = new Questions(conditions, pack);
        MoneyQuestions money = new MoneyQuestions(pack.pack());
        Decision<?> decision = questions.entry(asked);
        decision = decision == null ? money.credit(asked) : decision;
        decision = decision == null ? questions.care(asked) : decision;
        decision = decision == null ? money.debt(asked) : decision;
        decision = decision == null ? money.family(asked) : decision;
        if (decision == null) {
            List<String> known = List.of(KNOWN.strip().split("\\s+", -1));
            String guess = Spelling.suggest(asked.question(), known).orElse("one of " + known);
            throw new IllegalArgumentException(
                    "No such question: " + asked.question() + "; " + guess);
        }
        return decision;
    }

    private @Nullable Decision<?> entry(Asked asked) {
        return switch (asked.question()) {
            case "admits" -> Eligibility.decide(conditions, pack, facts(asked));
            case "opens-at" -> EntryRules.opensAt(pack, asked.word(0, EntryTerms.Door.class));
            case "opens-without-card" -> EntryRules.opensWithoutCard(pack);
            case "queries-credit-report" -> EntryRules.queriesCreditReport(pack);
            case "uses-bank-line" -> EntryRules.usesBankLine(pack);
            case "nothing-typed" -> EntryRules.nothingTyped(pack);
            case "staff-help" -> EntryRules.staffHelp(pack);
            case "chosen-at" -> EntryRules.chosenAt(pack);
            case "recognises" ->
                    EntryRules.recognises(pack, asked.word(0, EntryTerms.Identity.class));
            case "signs" ->
                    EntryRules.sign(
                            pack,
                            asked.word(0, SignatureMode.class),
                            asked.number("read", 0),
                            asked.says("proxy"),
                            asked.says("doctor"));
            case "form" ->
                    Decision.by(
                            pack,
                            new ArrayList<>(pack.commitment().regions().stream().sorted().toList()),
                            "commitment.regions");
            case "says" -> says(asked.word(0));
            default -> null;
        };
    }

    private Decision<?> says(String path) {
        String text =
                file.values().stream()
                        .filter(value -> value.path().equals(path))
                        .map(value -> value.text().split(" / ", 2)[0])
                        .findFirst()
                        .orElse("nothing");
        return Decision.by(pack, text, path);
    }

    private static EligibilityFacts facts(Asked asked) {
        Map<String, Long> scores = new HashMap<>();
        asked.under("score").forEach((name, score) -> scores.put(name, Long.valueOf(score)));
        String asOf = asked.value("asOf");
        return new EligibilityFacts(
                asOf == null ? java.time.LocalDate.EPOCH : java.time.LocalDate.parse(asOf),
                asked.number("age", -1),
                asked.says("insured"),
                asked.says("insuranceNormal"),
                asked.says("seriousDishonesty"),
                asked.says("realName"),
                asked.says("local"),
                asked.says("listed"),
                scores,
                asked.says("creditIdentity"),
                asked.says("provinceInsured"));
    }

    private @Nullable Decision<?> care(Asked asked) {
        return switch (asked.question()) {
            case "covers" -> CareRules.covers(pack, asked.word(0, CareRules.Care.class));
            case "pays-at" -> CareRules.paysAt(pack, asked.word(0, FlowTerms.Step.class));
            case "charged" -> CareRules.charged(pack, asked.says("executed"));
            case "settles" ->
                    CareRules.settles(
                            pack,
                            asked.word(0, CareRules.Care.class),
                            asked.word(1, CareRules.Moment.class));
            case "settles-at" -> CareRules.settlesAt(pack, asked.word(0, FlowTerms.Place.class));
            case "deposit" -> CareRules.deposit(pack, asked.says("trial-ward"));
            case "deposit-by-itself" -> CareRules.depositByItself(pack);
            case "top-up" -> CareRules.topUpNeeded(pack);
            case "registration-fee" -> CareRules.registrationFee(pack, asked.duration("after"));
            case "registrations" -> CareRules.registrations(pack, asked.number("departments", 1));
            case "tells-each-charge" -> CareRules.tellsEachCharge(pack);
            case "tells-shares" -> CareRules.tellsShares(pack);
            case "bill-after-days" -> CareRules.billAfterDays(pack);
            case "bills" -> CareRules.bills(pack, asked.number("settlements", 1));
            case "deferred" -> CareRules.deferred(pack);
            default -> null;
        };
    }
}
