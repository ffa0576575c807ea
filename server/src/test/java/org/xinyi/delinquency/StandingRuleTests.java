package org.xinyi.delinquency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xinyi.delinquency.Terms.DAY;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.scheme.Decision;
import org.xinyi.scheme.Decision.Change;
import org.xinyi.scheme.FollowUpTerms;
import org.xinyi.scheme.FollowUpTerms.Counted;
import org.xinyi.scheme.FollowUpTerms.Counter;
import org.xinyi.scheme.FollowUpTerms.Effect;
import org.xinyi.scheme.Pack;
import org.xinyi.scheme.PackRef;
import org.xinyi.scheme.Provenance;

class StandingRuleTests {

    private static final Instant NOW = Instant.parse("2020-08-01T00:00:00Z");
    private static final Pack PACK = Terms.pack(Terms.lianyungang(), List.of());
    private static final Money BILL = Money.parse("128.50");

    @Test
    void whoeverOwesNothingOverdueIsClear() {
        assertThat(decide(List.of(), List.of()).outcome()).isEqualTo(Standing.CLEAR);
        assertThat(decide(List.of(owed(1, BILL, NOW.plus(DAY), null)), List.of()).outcome())
                .isEqualTo(Standing.CLEAR);
    }

    @Test
    void whoeverWasRemindedOfAnOverdueBillIsLimitedAndPayingItClearsThat() {
        Decision<Standing> decision =
                decide(List.of(owed(1, BILL, NOW.minus(DAY), "sms-24h")), List.of());

        assertThat(decision.outcome()).isEqualTo(Standing.LIMITED);
        assertThat(decision.rule()).isEqualTo("follow_up.rungs.sms-24h");
        assertThat(decision.changes()).containsExactly(new Change("open:1", "128.50", "0.00"));
    }

    @Test
    void aBillHeldBackByAPauseOrADisputeLimitsNobody() {
        StandingFacts.Owed paused =
                new StandingFacts.Owed(new ObligationId(1), BILL, NOW.minus(DAY), "sms-24h", true);
        assertThat(decide(List.of(paused), List.of()).outcome()).isEqualTo(Standing.CLEAR);
    }

    @Test
    void aListingNamesItsSourceAndTheBillThatLiftsIt() {
        Decision<Standing> decision =
                decide(
                        List.of(),
                        List.of(
                                imposed(7, Effect.CITY_LIST, null, true, BILL),
                                imposed(
                                        7,
                                        Effect.CREDIT_SUSPENDED,
                                        NOW.plus(DAY.multipliedBy(100)),
                                        false,
                                        BILL)));

        assertThat(decision.outcome()).isEqualTo(Standing.LISTED);
        assertThat(decision.origin()).isEqualTo(new Provenance.Origin.Source("001:L46"));
        assertThat(decision.changes()).containsExactly(new Change("open:7", "128.50", "0.00"));
    }

    @Test
    void payingEndsTheListAndLeavesTheSuspensionItsTime() {
        Instant until = NOW.plus(DAY.multipliedBy(100));
        Decision<Standing> decision =
                decide(
                        List.of(),
                        List.of(
                                imposed(7, Effect.CITY_LIST, null, true, Money.ZERO),
                                imposed(7, Effect.CREDIT_SUSPENDED, until, false, Money.ZERO)));

        assertThat(decision.outcome()).isEqualTo(Standing.SUSPENDED);
        assertThat(decision.changes())
                .containsExactly(new Change("asOf", NOW.toString(), until.toString()));
    }

    @Test
    void anEffectEndsInTheMomentItsTimeIsOver() {
        Imposition over = imposed(7, Effect.CREDIT_SUSPENDED, NOW, false, BILL);
        assertThat(decide(List.of(), List.of(over)).outcome()).isEqualTo(Standing.CLEAR);
    }

    /// Beijing says more than 6, Xiamen Zhongshan 3 or more: the 7th and the 3rd count.
    @Test
    void moreThanSixAndThreeOrMoreAreNotTheSame() {
        Counter beijing = new Counter("acts", Counted.DISHONEST_ACTS, true, 6);
        Counter xiamen = new Counter("overdue", Counted.OVERDUE_OBLIGATIONS, false, 3);

        assertThat(StandingRule.isReached(beijing, 6)).isFalse();
        assertThat(StandingRule.isReached(beijing, 7)).isTrue();
        assertThat(StandingRule.isReached(xiamen, 2)).isFalse();
        assertThat(StandingRule.isReached(xiamen, 3)).isTrue();
    }

    @Test
    void aCounterWithoutPenaltyLimits() {
        FollowUpTerms terms =
                Terms.with(
                        List.of(),
                        List.of(new Counter("overdue", Counted.OVERDUE_OBLIGATIONS, false, 3)),
                        List.of());
        Decision<Standing> decision =
                StandingRule.decide(
                        Terms.pack(terms, List.of()),
                        new StandingFacts(List.of(), List.of(), 3, 3),
                        NOW);
        assertThat(decision.outcome()).isEqualTo(Standing.LIMITED);
        assertThat(decision.rule()).isEqualTo("follow_up.counters.overdue");
    }

    @Test
    void theStatedChangeAlwaysFlipsTheOutcomeAndNothingSmallerDoes() {
        Random random = new Random(7);
        for (int round = 0; round < 3_000; round++) {
            StandingFacts facts = facts(random);
            Decision<Standing> decision = StandingRule.decide(PACK, facts, NOW);
            List<Change> changes = decision.changes();
            if (!changes.isEmpty()) {
                assertThat(applied(facts, changes).outcome()).isNotEqualTo(decision.outcome());
                for (Change left : changes) {
                    List<Change> fewer = new ArrayList<>(changes);
                    fewer.remove(left);
                    assertThat(applied(facts, fewer).outcome()).isEqualTo(decision.outcome());
                }
            }
        }
    }

    private static Decision<Standing> applied(StandingFacts facts, List<Change> changes) {
        Instant asOf = NOW;
        StandingFacts changed = facts;
        for (Change change : changes) {
            if (change.fact().equals(StandingRule.AS_OF)) {
                asOf = Instant.parse(change.to());
            } else {
                changed = paid(changed, Long.parseLong(change.fact().substring(5)));
            }
        }
        return StandingRule.decide(PACK, changed, asOf);
    }

    private static StandingFacts paid(StandingFacts facts, long obligation) {
        ObligationId id = new ObligationId(obligation);
        return new StandingFacts(
                facts.owed().stream().filter(one -> !one.obligation().equals(id)).toList(),
                facts.impositions().stream()
                        .map(
                                one ->
                                        one.obligation().equals(id)
                                                ? imposed(
                                                        obligation,
                                                        one.effect(),
                                                        one.until(),
                                                        one.liftedByPayment(),
                                                        Money.ZERO)
                                                : one)
                        .toList(),
                facts.overdueObligations(),
                facts.dishonestActs());
    }

    private static StandingFacts facts(Random random) {
        List<StandingFacts.Owed> owed = new ArrayList<>();
        List<Imposition> impositions = new ArrayList<>();
        List<Effect> effects = List.of(Effect.values());
        int count = random.nextInt(4);
        for (int i = 1; i <= count; i++) {
            Money open = Money.ofFen(random.nextInt(1, 90_000));
            owed.add(
                    owed(
                            i,
                            open,
                            NOW.plus(DAY.multipliedBy(random.nextInt(-20, 5))),
                            random.nextBoolean() ? "sms-24h" : null));
            if (random.nextInt(3) == 0) {
                Effect effect = effects.get(random.nextInt(effects.size()));
                boolean payable = random.nextBoolean();
                boolean ends = !payable || random.nextBoolean();
                Instant until = ends ? NOW.plus(DAY.multipliedBy(random.nextInt(1, 300))) : null;
                impositions.add(imposed(i, effect, until, payable, open));
            }
        }
        return new StandingFacts(owed, impositions, 0, 0);
    }

    private static Decision<Standing> decide(
            List<StandingFacts.Owed> owed, List<Imposition> impositions) {
        return StandingRule.decide(PACK, new StandingFacts(owed, impositions, 0, 0), NOW);
    }

    private static StandingFacts.Owed owed(
            long obligation, Money open, Instant dueAt, @Nullable String rung) {
        return new StandingFacts.Owed(new ObligationId(obligation), open, dueAt, rung, false);
    }

    private static Imposition imposed(
            long obligation, Effect effect, @Nullable Instant until, boolean payable, Money open) {
        return new Imposition(
                obligation,
                new ObligationId(obligation),
                new PackRef("S04", 1),
                "list-30d",
                effect,
                NOW.minus(DAY),
                until,
                payable,
                open);
    }
}
