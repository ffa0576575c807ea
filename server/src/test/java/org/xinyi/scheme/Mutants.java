package org.xinyi.scheme;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Other files that a pack might have been: one value changed in each.
final class Mutants {

    /// Words by the last part of a value's path, or by the last two.
    private static final Map<String, Class<? extends Enum<?>>> WORDS =
            Map.ofEntries(
                    Map.entry("regions", CommitmentTerms.Region.class),
                    Map.entry("signature_modes", CommitmentTerms.SignatureMode.class),
                    Map.entry("removed_steps", FlowTerms.Step.class),
                    Map.entry("doors", EntryTerms.Door.class),
                    Map.entry("identities", EntryTerms.Identity.class),
                    Map.entry("chosen_at", EntryTerms.ChosenAt.class),
                    Map.entry("payment.channels", PaymentTerms.Channel.class),
                    Map.entry("repayment.channels", RepaymentTerms.Channel.class),
                    Map.entry("accounts", PaymentTerms.Account.class),
                    Map.entry("places", FlowTerms.Place.class),
                    Map.entry("deferred", FlowTerms.Deferred.class),
                    Map.entry("bill", FlowTerms.BillPushed.class),
                    Map.entry("sources", ScoringTerms.Score.class),
                    Map.entry("decides", ScoringTerms.Score.class),
                    Map.entry("components", ScoringTerms.Component.class),
                    Map.entry("relations", FamilyTerms.Relation.class),
                    Map.entry("reports", FollowUpTerms.Report.class),
                    Map.entry("funding", CreditTerms.Funding.class),
                    Map.entry("authority", CreditTerms.Authority.class),
                    Map.entry("charge_arises", FlowTerms.ChargeArises.class),
                    Map.entry("outpatient_settles", FlowTerms.Trigger.class),
                    Map.entry("inpatient_settles", FlowTerms.Trigger.class),
                    Map.entry("deposit", FlowTerms.Deposit.class),
                    Map.entry("rule", Sections.DueRule.class),
                    Map.entry("event", RepaymentTerms.Event.class),
                    Map.entry("action", FollowUpTerms.Action.class),
                    Map.entry("clock", FollowUpTerms.Clock.class),
                    Map.entry("counts", FollowUpTerms.Counted.class),
                    Map.entry("effect", FollowUpTerms.Effect.class),
                    Map.entry("bearer", LossLayer.Bearer.class));

    private static final String OTHER_TEXT = "另一种说法";

    private final PackFile pack;
    private final List<String> lines;

    Mutants(PackFile pack) {
        this.pack = pack;
        this.lines = pack.content().lines().toList();
    }

    /// Whether the engine computes with a value; sentences about a scheme are for readers alone.
    static boolean isAsked(PackValue value) {
        return !value.isAssumption() && !value.section().equals("about");
    }

    /// @param what the value was changed to
    record Mutant(String what, String content) {}

    List<Mutant> of(PackValue value) {
        int at = value.line() - 1;
        String line = lines.get(at);
        if (line.contains("zh: ")) {
            return List.of(replaced(at, line, value.text().split(" / ", 2)[0], OTHER_TEXT));
        }
        List<Mutant> mutants = new ArrayList<>();
        if (line.strip().startsWith("- ")) {
            mutants.add(without(at, line));
        }
        for (String other : others(value)) {
            mutants.add(replaced(at, line, value.text(), other));
        }
        return mutants;
    }

    private List<String> others(PackValue value) {
        String text = value.text();
        Class<? extends Enum<?>> words = words(value.path());
        if (text.equals("none")) {
            return List.of("1.00", "1d", "1");
        }
        if (words != null) {
            return Arrays.stream(words.getEnumConstants())
                    .map(Kind::word)
                    .filter(Predicate.not(text::equals))
                    .toList();
        }
        if (value.path().endsWith(".holds")) {
            return conditions(text);
        }
        return switch (text) {
            case "true" -> List.of("false");
            case "false" -> List.of("true");
            case String money when money.matches("\\d+\\.\\d\\d") -> cents(money);
            case String number when number.matches("\\d+") -> around(number, "");
            case String time when time.matches("\\d+(s|min|h|d)") ->
                    around(time.replaceAll("\\D", ""), time.replaceAll("\\d", ""));
            default -> List.of("another-" + text);
        };
    }

    private static List<String> cents(String money) {
        var amount = new java.math.BigDecimal(money);
        var cent = new java.math.BigDecimal("0.01");
        return List.of(amount.add(cent).toPlainString(), amount.subtract(cent).toPlainString());
    }

    private static List<String> around(String number, String unit) {
        int value = Integer.parseInt(number);
        return List.of(value + 1 + unit, value - 1 + unit);
    }

    /// Negated, each comparison moved by one, each part of a conjunction left out.
    private static List<String> conditions(String text) {
        List<String> others = new ArrayList<>();
        others.add("!(" + text + ")");
        for (String part : text.split(" && ", -1)) {
            if (!part.equals(text)) {
                others.add(part);
            }
            if (part.matches(".*\\d+")) {
                String number = part.replaceAll("\\D", "");
                around(number, "").forEach(other -> others.add(text.replace(number, other)));
            }
        }
        return others;
    }

    private static @Nullable Class<? extends Enum<?>> words(String path) {
        for (Map.Entry<String, Class<? extends Enum<?>>> entry : WORDS.entrySet()) {
            String key = entry.getKey();
            if (path.equals(key)
                    || path.endsWith("." + key)
                    || path.matches("(.*\\.)?" + key.replace(".", "\\.") + "\\.[a-z0-9-]+")) {
                return entry.getValue();
            }
        }
        return null;
    }

    private Mutant without(int at, String line) {
        List<String> all = new ArrayList<>(lines);
        int until = at + 1;
        int indent = line.indexOf('-');
        while (until < all.size() && all.get(until).startsWith(" ".repeat(indent + 1))) {
            until++;
        }
        all.subList(at, until).clear();
        return new Mutant("left out", String.join("\n", all));
    }

    private Mutant replaced(int at, String line, String text, String other) {
        List<String> all = new ArrayList<>(lines);
        String key = line.contains("zh: ") ? "zh: " : "value: ";
        int from = line.indexOf(text, line.indexOf(key));
        if (from < 0) {
            throw new IllegalStateException(pack.file() + ":" + (at + 1) + " does not say " + text);
        }
        all.set(at, line.substring(0, from) + other + line.substring(from + text.length()));
        return new Mutant(other, String.join("\n", all));
    }
}
