package org.xinyi.scheme;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Reads the sections of a pack into the records that the engine works with.
final class Sections {

    private static final Kind<Integer> COUNT = Kind.number(0, 1_000);
    private static final Kind<Integer> INSTALMENTS = Kind.number(2, 60);
    private static final Kind<Integer> STATEMENT_DAY = Kind.number(1, 28);
    private static final Kind<Integer> DAYS = Kind.number(0, 366);
    private static final Kind<Integer> AGE = Kind.number(1, 150);
    private static final Kind<String> REFERENCE =
            Kind.matching("the id of a rung or a counter", "[a-z0-9-]+");
    private static final Kind<String> LENDER =
            Kind.matching("a lender's code, such as quanzhou-rural-credit", "[a-z0-9-]{2,40}");

    private Sections() {}

    static List<EligibilityRule> eligibility(Branch in, Conditions conditions) {
        in.text("admits");
        return in.each(
                (id, rule) ->
                        new EligibilityRule(
                                id, rule.condition("holds", conditions), rule.text("reason")));
    }

    static CommitmentTerms commitment(Branch in) {
        return new CommitmentTerms(
                in.text("title"),
                in.branch("clauses").texts(),
                set(in, "regions", CommitmentTerms.Region.class),
                set(in, "signature_modes", CommitmentTerms.SignatureMode.class),
                (int) in.value("reading_time", Kind.DURATION_OF_TIME).toSeconds(),
                in.value("proxy_may_sign", Kind.YES_OR_NO),
                in.value("doctor_signs", Kind.YES_OR_NO),
                in.value("authorises_reporting", Kind.YES_OR_NO));
    }

    static CreditTerms credit(Branch in) {
        CreditTerms.Funding funding = in.value("funding", Kind.oneOf(CreditTerms.Funding.class));
        boolean bank = funding == CreditTerms.Funding.BANK_ADVANCE;
        return new CreditTerms(
                funding,
                in.value("authority", Kind.oneOf(CreditTerms.Authority.class)),
                in.valueOrNone("initial_limit", Kind.MONEY),
                in.valueOrNone("floor", Kind.MONEY),
                in.valueOrNone("cap", Kind.MONEY),
                in.value("revolving", Kind.YES_OR_NO),
                in.values("lenders", LENDER),
                in.maybe("lenders_number", 0, key -> in.value(key, COUNT)),
                in.maybe("scoring", ScoringTerms.NONE, key -> MoreSections.scoring(in.branch(key))),
                in.flag("card_offered"),
                in.flag("raise_offered"),
                in.maybe("claim_moves", bank, key -> in.value(key, Kind.YES_OR_NO)));
    }

    static FlowTerms flow(Branch in) {
        FlowTerms.ChargeArises arises =
                in.value("charge_arises", Kind.oneOf(FlowTerms.ChargeArises.class));
        boolean outpatient = in.value("outpatient", Kind.YES_OR_NO);
        return new FlowTerms(
                outpatient,
                in.value("emergency", Kind.YES_OR_NO),
                in.value("inpatient", Kind.YES_OR_NO),
                set(in, "removed_steps", FlowTerms.Step.class),
                arises,
                in.value("outpatient_settles", Kind.oneOf(FlowTerms.Trigger.class)),
                in.value("inpatient_settles", Kind.oneOf(FlowTerms.Trigger.class)),
                in.value("deposit", Kind.oneOf(FlowTerms.Deposit.class)),
                arises == FlowTerms.ChargeArises.PRESCRIPTION
                        ? in.value("execution_window", Kind.DURATION_OF_TIME)
                        : Duration.ZERO,
                in.value("push_each_charge", Kind.YES_OR_NO),
                in.value("one_registration", Kind.YES_OR_NO),
                in.valueOrNone("follow_up_free_within", Kind.DURATION_OF_TIME),
                in.maybe("pharmacy", outpatient, key -> in.value(key, Kind.YES_OR_NO)),
                in.maybe("internet_hospital", outpatient, key -> in.value(key, Kind.YES_OR_NO)),
                in.maybe(
                        "at_settlement",
                        FlowTerms.AtSettlement.NOT_STATED,
                        key -> MoreSections.atSettlement(in.branch(key))));
    }

    static RepaymentTerms repayment(Branch in) {
        return new RepaymentTerms(
                due(in.branch("due")),
                in.valueOrNone("interest_free_days_max", DAYS),
                instalments(in.branch("instalments")),
                in.value("one_bill", Kind.YES_OR_NO),
                in.value("once_in_full", Kind.YES_OR_NO),
                set(in, "channels", RepaymentTerms.Channel.class));
    }

    /// How a due date is found, as it is named in a pack.
    enum DueRule {
        AFTER_EVENT,
        STATEMENT_CYCLE,
        BEFORE_LEAVING,
        NOW
    }

    private static RepaymentTerms.Due due(Branch in) {
        return switch (in.value("rule", Kind.oneOf(DueRule.class))) {
            case AFTER_EVENT ->
                    new RepaymentTerms.Due.AfterEvent(
                            in.value("event", Kind.oneOf(RepaymentTerms.Event.class)),
                            in.value("after", Kind.DURATION_OF_TIME));
            case STATEMENT_CYCLE ->
                    new RepaymentTerms.Due.StatementCycle(
                            in.value("statement_day", STATEMENT_DAY),
                            in.value("days_after_statement", DAYS));
            case BEFORE_LEAVING -> new RepaymentTerms.Due.BeforeLeaving();
            case NOW -> new RepaymentTerms.Due.Now();
        };
    }

    private static RepaymentTerms.@org.jspecify.annotations.Nullable Instalments instalments(
            Branch in) {
        return in.value("offered", Kind.YES_OR_NO)
                ? new RepaymentTerms.Instalments(
                        in.values("counts", INSTALMENTS), in.value("annual_rate", Kind.PERCENT))
                : null;
    }

    static FollowUpTerms followUp(Branch in) {
        return new FollowUpTerms(
                in.eachOrNone("rungs", Sections::rung),
                in.value("quiet_from", Kind.TIME_OF_DAY),
                in.value("quiet_until", Kind.TIME_OF_DAY),
                in.eachOrNone("counters", Sections::counter),
                in.eachOrNone("penalties", Sections::penalty),
                in.maybe(
                        "lists",
                        FollowUpTerms.Lists.NONE,
                        key -> MoreSections.lists(in.branch(key))),
                in.maybe("reports", Set.of(), key -> set(in, key, FollowUpTerms.Report.class)));
    }

    private static FollowUpTerms.Rung rung(String id, Branch in) {
        return new FollowUpTerms.Rung(
                id,
                in.value("action", Kind.oneOf(FollowUpTerms.Action.class)),
                in.value("clock", Kind.oneOf(FollowUpTerms.Clock.class)),
                in.value("after", Kind.DURATION_OF_TIME),
                in.value("spacing", Kind.DURATION_OF_TIME));
    }

    private static FollowUpTerms.Counter counter(String id, Branch in) {
        return new FollowUpTerms.Counter(
                id,
                in.value("counts", Kind.oneOf(FollowUpTerms.Counted.class)),
                in.value("strictly_more", Kind.YES_OR_NO),
                in.value("limit", COUNT));
    }

    private static FollowUpTerms.Penalty penalty(String id, Branch in) {
        return new FollowUpTerms.Penalty(
                id,
                in.value("cause", REFERENCE),
                in.value("effect", Kind.oneOf(FollowUpTerms.Effect.class)),
                in.valueOrNone("lasts", Kind.DURATION_OF_TIME),
                in.value("lifted_by_payment", Kind.YES_OR_NO),
                in.text("legal_basis"),
                in.maybe(
                        "falls_on",
                        FollowUpTerms.FallsOn.DEBTOR,
                        key -> in.value(key, Kind.oneOf(FollowUpTerms.FallsOn.class))));
    }

    static FamilyTerms family(Branch in) {
        if (!in.value("sharing", Kind.YES_OR_NO)) {
            return new FamilyTerms(false, Set.of(), 0, false, null, false, null);
        }
        return new FamilyTerms(
                true,
                set(in, "relations", FamilyTerms.Relation.class),
                in.value("members_max", COUNT),
                in.value("member_must_be_insured", Kind.YES_OR_NO),
                in.valueOrNone("minors_below_age", AGE),
                in.value("adult_child_may_assume_debt", Kind.YES_OR_NO),
                in.valueOrNone("member_limit", Kind.MONEY));
    }

    static LossLayer lossLayer(String id, Branch in) {
        BigDecimal share = in.value("share_percent", Kind.PERCENT);
        return new LossLayer(
                id,
                in.value("bearer", Kind.oneOf(LossLayer.Bearer.class)),
                share,
                in.valueOrNone("cap_per_year", Kind.MONEY),
                in.value("after", Kind.DURATION_OF_TIME),
                in.value("ownership_moves", Kind.YES_OR_NO),
                in.value("given_back_percent", Kind.PERCENT));
    }

    static <E extends Enum<E>> Set<E> set(Branch in, String key, Class<E> type) {
        List<E> values = in.values(key, Kind.oneOf(type));
        return values.isEmpty() ? Set.of() : EnumSet.copyOf(values);
    }
}
