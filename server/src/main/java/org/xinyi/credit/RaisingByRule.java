package org.xinyi.credit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.Money;
import org.xinyi.ledger.Actions;
import org.xinyi.ledger.Balance;
import org.xinyi.ledger.Balances;
import org.xinyi.scheme.Decision;
import org.xinyi.scheme.LimitRules;
import org.xinyi.scheme.Pack;
import org.xinyi.scheme.Schemes;

/// Limits that a rule of their scheme raises: kept with the rule, logged, told to the patient.
/// Never while a line takes no new holds, and never lower. In the caller's transaction.
@Component
class RaisingByRule {

    /// The level of service that everybody begins with.
    static final int FIRST_LEVEL = 1;

    /// A line that may rise.
    ///
    /// @param promoted whether the level of service rises with it
    record Candidate(Line line, Decision<LimitRules.Limit> decision, boolean promoted) {}

    private final IdSource ids;
    private final BusinessClock clock;
    private final LineBook book;
    private final StoredLines lines;
    private final RaisesByRule raises;
    private final Balances balances;
    private final Actions actions;
    private final LineNews news;
    private final Schemes schemes;

    RaisingByRule(
            IdSource ids,
            BusinessClock clock,
            LineBook book,
            StoredLines lines,
            RaisesByRule raises,
            Balances balances,
            Actions actions,
            LineNews news,
            Schemes schemes) {
        this.ids = ids;
        this.clock = clock;
        this.book = book;
        this.lines = lines;
        this.raises = raises;
        this.balances = balances;
        this.actions = actions;
        this.news = news;
        this.schemes = schemes;
    }

    /// @return the raises that were made
    List<RaisesByRule.Raise> raise(List<Candidate> candidates) {
        if (candidates.isEmpty()) {
            return List.of();
        }
        List<LineId> wanted = candidates.stream().map(one -> one.line.id()).toList();
        Map<LineId, Balance> rows = balances.lock(wanted);
        Map<LineId, CreditRefusal> closed = lines.closedToHolds(wanted);
        Map<LineId, Integer> levels = raises.levels(wanted);
        List<RaisesByRule.Raise> made = new ArrayList<>();
        for (Candidate one : candidates) {
            Balance row = rows.get(one.line.id());
            Money from = row == null ? null : row.limit();
            Money to = one.decision.outcome().amount();
            boolean open = !closed.containsKey(one.line.id());
            if (open && from != null && to != null && to.isMoreThan(from)) {
                int level = levels.getOrDefault(one.line.id(), FIRST_LEVEL);
                made.add(raise(one, from, to, level));
            }
        }
        write(made);
        news.raised(made, book.find(wanted));
        return made;
    }

    private RaisesByRule.Raise raise(Candidate one, Money from, Money to, int level) {
        Pack pack = schemes.version(one.decision.pack());
        Instant now = clock.now();
        return new RaisesByRule.Raise(
                ids.next(),
                one.line.id(),
                now,
                from,
                to,
                level(pack, one.promoted ? level + 1 : level),
                one.decision.pack(),
                one.decision.hash(),
                one.decision.rule());
    }

    private static @Nullable Integer level(Pack pack, int level) {
        return LimitRules.levelRises(pack).outcome() ? Integer.valueOf(level) : null;
    }

    private void write(List<RaisesByRule.Raise> made) {
        made.forEach(one -> balances.limit(one.line(), one.to()));
        raises.add(made);
        actions.append(
                made.stream()
                        .map(
                                one ->
                                        new Actions.Action(
                                                ids.next(),
                                                one.at(),
                                                "line.raised",
                                                one.line().value(),
                                                null,
                                                "{\"limit\":\"%s\",\"rule\":\"%s\"}"
                                                        .formatted(one.to(), one.rule())))
                        .toList());
    }
}
