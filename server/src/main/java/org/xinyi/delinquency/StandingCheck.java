package org.xinyi.delinquency;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.credit.LineBlocks;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.ledger.Actions;
import org.xinyi.ledger.Check;
import org.xinyi.scheme.FollowUpTerms.Effect;

/// What stands against people is what the action log says: the effects of listings, the blocks of
/// lines that come of them, the rungs that were begun, and what was noted as overdue.
@Component
class StandingCheck implements Check {

    private static final String RUNGS =
            """
            SELECT obligation, rung AS what
            FROM rung_done
            """;

    private static final String OVERDUE =
            """
            SELECT obligation, '' AS what
            FROM overdue
            """;

    /// Standing has no amount; a difference in it is never nothing.
    private static final Money STAKE = Money.ofFen(1);

    private final Sql sql;
    private final Actions actions;
    private final ListingTable table;
    private final CreditBlocks wanted;
    private final LineBlocks blocks;

    StandingCheck(
            Sql sql, Actions actions, ListingTable table, CreditBlocks wanted, LineBlocks blocks) {
        this.sql = sql;
        this.actions = actions;
        this.table = table;
        this.wanted = wanted;
        this.blocks = blocks;
    }

    @Override
    public String name() {
        return "standing-is-what-the-action-log-says";
    }

    @Override
    public void run(Findings findings) {
        List<ListingTable.EffectRow> working = table.working();
        Map<Key, Until> now = new HashMap<>();
        working.forEach(row -> now.put(Key.of(row), new Until(row.until())));
        same("effect of listing ", logged(), now, findings);
        same("block of line ", byLine(wanted.wanted(working)), byLine(standing()), findings);
        same("rung of obligation ", begun(), done(RUNGS), findings);
        same("overdue obligation ", overdue(), done(OVERDUE), findings);
    }

    private List<LineBlocks.Block> standing() {
        return blocks.standing(CreditBlocks.CAUSE);
    }

    private static <K, V> void same(
            String what, Map<K, V> derived, Map<K, V> stored, Findings findings) {
        Set<K> all = new HashSet<>(derived.keySet());
        all.addAll(stored.keySet());
        findings.compared(all.size());
        for (K key : all) {
            if (!derived.containsKey(key)) {
                findings.broken(what + key + " stands for nothing that was logged", STAKE);
            } else if (!stored.containsKey(key)) {
                findings.broken(what + key + " was logged and is missing", STAKE);
            } else if (!derived.get(key).equals(stored.get(key))) {
                findings.broken(what + key + " ends at another time than was logged", STAKE);
            }
        }
    }

    /// The effects that no event has ended.
    private Map<Key, Until> logged() {
        Map<Key, Until> standing = new HashMap<>();
        each(
                Set.of("listing.made", "listing.effect-ended", "listing.effect-shortened"),
                action -> {
                    switch (EventLog.read(action.kind(), action.detail())) {
                        case Event.ListingMade made ->
                                made.effects()
                                        .forEach(
                                                one ->
                                                        standing.put(
                                                                new Key(
                                                                        made.listing(),
                                                                        one.effect()),
                                                                new Until(one.until())));
                        case Event.EffectEnded(long listing, Effect effect, _) ->
                                standing.remove(new Key(listing, effect));
                        case Event.EffectShortened(long listing, Effect effect, Instant until) ->
                                standing.replace(new Key(listing, effect), new Until(until));
                        default -> {}
                    }
                });
        return standing;
    }

    private Map<Done, Boolean> begun() {
        Map<Done, Boolean> begun = new HashMap<>();
        each(
                Set.of("rung.begun", "rung.carried-out"),
                action -> {
                    String rung =
                            switch (EventLog.read(action.kind(), action.detail())) {
                                case Event.RungBegun one -> one.rung();
                                case Event.RungCarriedOut one -> one.rung();
                                default -> "";
                            };
                    begun.put(new Done(action.subject(), rung), true);
                });
        return begun;
    }

    private Map<Done, Boolean> overdue() {
        Map<Done, Boolean> overdue = new HashMap<>();
        each(
                Set.of("obligation.overdue"),
                action -> overdue.put(new Done(action.subject(), ""), true));
        return overdue;
    }

    private void each(Set<String> kinds, Consumer<Actions.Action> work) {
        try (Stream<Actions.Action> all = actions.all(kinds)) {
            all.forEach(work);
        }
    }

    private Map<Done, Boolean> done(String select) {
        Map<Done, Boolean> done = new HashMap<>();
        try (Stream<Done> rows =
                sql
                        .statement(select)
                        .query(
                                (row, _) ->
                                        new Done(row.getLong("obligation"), row.getString("what")))
                        .stream()) {
            rows.forEach(row -> done.put(row, true));
        }
        return done;
    }

    private static Map<Long, Until> byLine(List<LineBlocks.Block> blocks) {
        return blocks.stream()
                .collect(
                        Collectors.toMap(
                                block -> block.line().value(),
                                block -> new Until(block.until()),
                                (first, _) -> first));
    }

    /// When something ends by itself; null: when it is lifted.
    private record Until(@Nullable Instant at) {}

    private record Key(long listing, Effect effect) {

        static Key of(ListingTable.EffectRow row) {
            return new Key(row.listing(), row.effect());
        }

        @Override
        public String toString() {
            return listing + " " + effect;
        }
    }

    private record Done(long obligation, String what) {

        @Override
        public String toString() {
            return (obligation + " " + what).strip();
        }
    }
}
