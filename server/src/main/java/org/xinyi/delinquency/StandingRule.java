package org.xinyi.delinquency;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.scheme.Decision;
import org.xinyi.scheme.Decision.Change;
import org.xinyi.scheme.FollowUpTerms.Counted;
import org.xinyi.scheme.FollowUpTerms.Counter;
import org.xinyi.scheme.FollowUpTerms.Penalty;
import org.xinyi.scheme.Pack;
import org.xinyi.scheme.Provenance;

/// Decides how a person stands: a pure function of a pack, facts and a moment. The worst that works
/// decides; the changes are the least that would make the outcome another one.
final class StandingRule {

    /// In the facts of a [Change]: what is open of an obligation, and the moment asked about.
    static final String OPEN = "open:";

    static final String AS_OF = "asOf";

    private static final Pack.Text NOTHING = new Pack.Text("没有逾期未付的账单。", "No bill is overdue.");

    private final Pack pack;
    private final StandingFacts facts;
    private final Instant asOf;

    private StandingRule(Pack pack, StandingFacts facts, Instant asOf) {
        this.pack = pack;
        this.facts = facts;
        this.asOf = asOf;
    }

    static Decision<Standing> decide(Pack pack, StandingFacts facts, Instant asOf) {
        StandingRule rule = new StandingRule(pack, facts, asOf);
        return rule.byListings(Standing.LISTED, true)
                .or(() -> rule.byListings(Standing.SUSPENDED, false))
                .or(rule::byOverdue)
                .or(rule::byCounter)
                .orElseGet(rule::clear);
    }

    /// How often what a counter counts has happened.
    static int count(Counter counter, StandingFacts facts) {
        return counter.counts() == Counted.OVERDUE_OBLIGATIONS
                ? facts.overdueObligations()
                : facts.dishonestActs();
    }

    /// "More than 6" and "3 or more" are kept apart as the pack says.
    static boolean isReached(Counter counter, int count) {
        return counter.strictlyMore() ? count > counter.limit() : count >= counter.limit();
    }

    private Optional<Decision<Standing>> byListings(Standing outcome, boolean lists) {
        List<Imposition> working =
                facts.impositions().stream()
                        .filter(one -> one.works(asOf) && one.counts() && one.isList() == lists)
                        .sorted(Comparator.comparing(Imposition::since))
                        .toList();
        if (working.isEmpty()) {
            return Optional.empty();
        }
        String cause = working.getFirst().cause();
        return Optional.of(decision(outcome, cause, reasons(cause), changes(working)));
    }

    /// All of them have to go. What nothing but time ends takes its time; what is still there then
    /// is paid, where paying lifts it; what neither ends is lifted by people alone.
    private List<Change> changes(List<Imposition> working) {
        boolean byPeopleAlone =
                working.stream().anyMatch(one -> !one.liftedByPayment() && one.until() == null);
        if (byPeopleAlone) {
            return List.of();
        }
        Instant wait =
                working.stream()
                        .filter(one -> !one.liftedByPayment())
                        .map(Imposition::until)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(asOf);
        List<Change> changes = new ArrayList<>();
        working.stream()
                .filter(one -> one.works(wait))
                .map(one -> paid(one.obligation(), one.open()))
                .distinct()
                .forEach(changes::add);
        if (wait.isAfter(asOf)) {
            changes.add(new Change(AS_OF, asOf.toString(), wait.toString()));
        }
        return changes;
    }

    private static Change paid(ObligationId obligation, Money open) {
        return new Change(OPEN + obligation.value(), open.toString(), Money.ZERO.toString());
    }

    private Optional<Decision<Standing>> byOverdue() {
        List<StandingFacts.Owed> overdue = facts.owed().stream().filter(this::limits).toList();
        if (overdue.isEmpty()) {
            return Optional.empty();
        }
        List<Change> changes =
                overdue.stream().map(one -> paid(one.obligation(), one.open())).toList();
        String rung = Objects.requireNonNull(overdue.getFirst().rung());
        Pack.Text reason =
                new Pack.Text(
                        "有账单已到期未付，已经提醒；付清即恢复正常，信用就医照常使用。",
                        "A bill fell due, is unpaid and was reminded of; paying it clears this."
                                + " Credit goes on.");
        return Optional.of(decision(Standing.LIMITED, rung, List.of(reason), changes));
    }

    private boolean limits(StandingFacts.Owed one) {
        return one.open().isPositive()
                && one.rung() != null
                && !one.heldBack()
                && asOf.isAfter(one.dueAt());
    }

    private Optional<Decision<Standing>> byCounter() {
        return pack.followUp().counters().stream()
                .filter(counter -> isReached(counter, count(counter, facts)))
                .filter(counter -> penalties(counter.id()).findAny().isEmpty())
                .findFirst()
                .map(counter -> decision(Standing.LIMITED, counter.id(), List.of(), List.of()));
    }

    private Decision<Standing> clear() {
        return new Decision<>(
                Standing.CLEAR,
                pack.ref(),
                pack.hash(),
                "follow_up",
                new Provenance.Origin.Assumption("没有欠费即为正常 / nothing owed, nothing against it"),
                List.of(NOTHING),
                List.of());
    }

    private List<Pack.Text> reasons(String cause) {
        return penalties(cause).map(Penalty::legalBasis).distinct().toList();
    }

    private Stream<Penalty> penalties(String cause) {
        return pack.followUp().penalties().stream()
                .filter(penalty -> penalty.cause().equals(cause));
    }

    private Decision<Standing> decision(
            Standing outcome, String cause, List<Pack.Text> reasons, List<Change> changes) {
        boolean counted =
                pack.followUp().counters().stream().anyMatch(one -> one.id().equals(cause));
        String rule = "follow_up." + (counted ? "counters." : "rungs.") + cause;
        Provenance.Origin origin =
                Stream.of(rule, rule + (counted ? ".limit" : ".action"), rule + ".after")
                        .map(path -> pack.provenance().of(path))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElseGet(
                                () ->
                                        new Provenance.Origin.Assumption(
                                                "方案没有注明来源 / the pack names no source"));
        return new Decision<>(outcome, pack.ref(), pack.hash(), rule, origin, reasons, changes);
    }
}
