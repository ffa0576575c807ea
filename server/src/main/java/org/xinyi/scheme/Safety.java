package org.xinyi.scheme;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xinyi.scheme.FollowUpTerms.Action;
import org.xinyi.scheme.FollowUpTerms.Clock;
import org.xinyi.scheme.FollowUpTerms.Effect;
import org.xinyi.scheme.FollowUpTerms.Penalty;
import org.xinyi.scheme.FollowUpTerms.Rung;
import org.xinyi.scheme.ScoringTerms.Tier;

/// Whether a pack could harm a patient. What could is refused, with the patient's story told.
final class Safety {

    /// Between a notice and what follows from ignoring it.
    private static final Duration TIME_TO_ANSWER = Duration.ofDays(1);

    private static final int CHILD = 10;

    private final Pack pack;
    private final Reading reading;
    private final Conditions conditions;

    Safety(Pack pack, Reading reading, Conditions conditions) {
        this.pack = pack;
        this.reading = reading;
        this.conditions = conditions;
    }

    void check() {
        emergencies();
        notices();
        minors();
        ladder();
        tiers();
        growth();
        execution();
    }

    private void refuse(String path, String expected, String zh, String en) {
        reading.conflict(path, expected, "反例：" + zh + " / Counter-example: " + en);
    }

    private void emergencies() {
        if (!pack.flow().emergency() && pack.credit().lends()) {
            refuse(
                    "flow.emergency",
                    "true: emergencies are no exception",
                    "凌晨两点，签了约的老周心梗送到急诊，分诊台说急诊不能后付，先缴三千；他的额度一分没用。",
                    "At two in the night Zhou, who has a line, is brought in with a heart attack"
                            + " and asked for 3,000 first, his line untouched.");
        }
        for (EligibilityRule rule : pack.eligibility()) {
            if (rule.holds().contains("asOf")) {
                refuse(
                        "eligibility." + rule.id() + ".holds",
                        "a condition on the person, not on the day",
                        "方案写着周末不准入；老周周日胸痛，能用的额度因为日子不对用不上。",
                        "Zhou's chest hurts on a Sunday, and his line is refused for the day it"
                                + " is.");
            }
        }
    }

    /// Nobody is listed before a notice that can be answered: by a rung or by a counter.
    private void notices() {
        List<Rung> rungs = pack.followUp().rungs();
        for (Rung rung : rungs) {
            if (isAdverse(rung) && rung.spacing().compareTo(TIME_TO_ANSWER) < 0) {
                refuse(
                        "follow_up.rungs." + rung.id() + ".spacing",
                        "24h or more: time to answer the notice before it",
                        "停机三十天后系统恢复，小林上午收到第一条短信，中午就进了名单，她正在去缴费的路上。",
                        "After an outage Lin gets her first SMS in the morning and is listed at"
                                + " noon, on her way to pay.");
            }
        }
        boolean told = rungs.stream().anyMatch(rung -> !isAdverse(rung));
        for (Penalty penalty : pack.followUp().penalties()) {
            boolean counted =
                    pack.followUp().counters().stream()
                            .anyMatch(one -> one.id().equals(penalty.cause()));
            if (counted && !told) {
                refuse(
                        "follow_up.penalties." + penalty.id() + ".cause",
                        "a rung sms or call before any counter has consequences",
                        "小林换了手机，三张账单一条提醒也没有收到，第三张到期当天就被限制。",
                        "Lin changed her phone; of three bills nobody told her, and on the day the"
                                + " third fell due she was restricted.");
            }
        }
    }

    private static boolean isAdverse(Rung rung) {
        return rung.action() == Action.LIST || rung.action() == Action.CREDIT_FILE;
    }

    /// A child who may sign and whom nobody may sign for would be the debtor, and be listed.
    private void minors() {
        boolean harms =
                pack.followUp().rungs().stream().anyMatch(Safety::isAdverse)
                        || pack.followUp().penalties().stream().anyMatch(Safety::marks);
        if (harms && pack.credit().lends() && admitsChild() && !pack.commitment().proxyMaySign()) {
            refuse(
                    "commitment.proxy_may_sign",
                    "true, or a rule that admits nobody under 18",
                    "十岁的小明自己在自助机上签了约，父母忘了付，三十天后名单上写的是小明。",
                    "Ming, ten, signs at the kiosk; his parents forget to pay, and after thirty"
                            + " days it is Ming who is listed.");
        }
        for (Penalty penalty : pack.followUp().penalties()) {
            if (penalty.fallsOn() == FollowUpTerms.FallsOn.PATIENT) {
                refuse(
                        "follow_up.penalties." + penalty.id() + ".falls_on",
                        "debtor: who owes, never who was treated",
                        "女儿替七十岁的母亲付费却忘了还，母亲第二天看病被告知自己失信。",
                        "A daughter who pays for her mother of seventy forgets to; the mother is"
                                + " told at her next visit that she is dishonest.");
            }
        }
    }

    private static boolean marks(Penalty penalty) {
        return penalty.effect() == Effect.CITY_LIST
                || penalty.effect() == Effect.PERSONAL_CREDIT_FILE
                || penalty.effect() == Effect.INSURANCE_BENEFITS_SUSPENDED;
    }

    private boolean admitsChild() {
        EligibilityFacts child =
                new EligibilityFacts(
                        LocalDate.EPOCH, CHILD, true, true, false, true, true, false, Map.of());
        return Eligibility.decide(conditions, pack, child).outcome();
    }

    /// A later rung whose time comes before an earlier one's would overtake it.
    private void ladder() {
        Duration before = Duration.ZERO;
        for (Rung rung : pack.followUp().rungs()) {
            Duration at = sinceTreatment(rung);
            if (at.compareTo(before) < 0) {
                refuse(
                        "follow_up.rungs." + rung.id() + ".after",
                        "later than the rung before it, from the end of treatment",
                        "电话排在名单之后才到期：小林先进了名单，第二天才接到询问原因的电话。",
                        "The call falls due after the listing: Lin is listed first and asked for"
                                + " the reason a day later.");
            }
            before = at;
        }
    }

    private Duration sinceTreatment(Rung rung) {
        return rung.clock() == Clock.DUE ? dueAfter().plus(rung.after()) : rung.after();
    }

    private Duration dueAfter() {
        return pack.repayment().due() instanceof RepaymentTerms.Due.AfterEvent(_, var after)
                ? after
                : Duration.ZERO;
    }

    private void tiers() {
        List<Tier> tiers = pack.credit().scoring().tiers();
        if (tiers.isEmpty()) {
            return;
        }
        if (pack.credit().scoring().decides() == null) {
            refuse(
                    "credit.scoring.tiers." + tiers.getFirst().id() + ".from",
                    "credit.scoring.decides: the score the tiers go by",
                    "小王城市分720、芝麻分560，两个窗口各按一个分，给了两个额度。",
                    "Wang's two scores put him in two tiers, and two windows grant two limits.");
        }
        @Nullable Integer until = null;
        for (int i = 0; i < tiers.size(); i++) {
            Tier tier = tiers.get(i);
            boolean joins = i == 0 ? tier.from() == null : meets(until, tier.from());
            boolean ends = (tier.below() == null) == (i == tiers.size() - 1);
            if (!joins || !ends || isEmpty(tier)) {
                refuse(
                        "credit.scoring.tiers." + tier.id() + "." + (joins ? "below" : "from"),
                        "tiers that meet: each begins where the one before ends",
                        "小王的分正好落在两档之间（或两档都有）：一个窗口说没有额度，另一个说一千。",
                        "Wang's score falls between two tiers, or into both: one window says"
                                + " nothing, the next a thousand.");
            }
            if (i > 0 && tiers.get(i - 1).limit().isMoreThan(tier.limit())) {
                refuse(
                        "credit.scoring.tiers." + tier.id() + ".limit",
                        "at least the limit of the tier below",
                        "小王按时还款，分涨了一档，额度反而少了五百。",
                        "Wang pays in time, rises a tier, and his limit falls by five hundred.");
            }
            until = tier.below();
        }
    }

    private static boolean meets(@Nullable Integer until, @Nullable Integer from) {
        return until != null && until.equals(from);
    }

    private static boolean isEmpty(Tier tier) {
        return tier.from() != null && tier.below() != null && tier.from() >= tier.below();
    }

    private void growth() {
        ScoringTerms.Growth growth = pack.credit().scoring().growth();
        if (growth != null && growth.whileBlocked()) {
            refuse(
                    "credit.scoring.growth.while_blocked",
                    "false: a limit is not raised while it is blocked",
                    "小赵欠着上月的账、额度停用，系统却因为旧的按时还款给他提额，债越滚越大。",
                    "Zhao owes last month's bill and is blocked; old payments raise his limit all"
                            + " the same, and the debt grows.");
        }
    }

    /// Where confirmation is promised nothing is charged or settled before it.
    private void execution() {
        FlowTerms flow = pack.flow();
        boolean onExecution = flow.chargeArises() == FlowTerms.ChargeArises.EXECUTION;
        Map<String, FlowTerms.Trigger> triggers =
                Stream.of(
                                Map.entry("outpatient_settles", flow.outpatientSettles()),
                                Map.entry("inpatient_settles", flow.inpatientSettles()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        triggers.forEach(
                (key, trigger) -> {
                    if (onExecution && trigger == FlowTerms.Trigger.PRESCRIPTION) {
                        refuse(
                                "flow." + key,
                                "a trigger after execution, since charges arise on execution",
                                "医生开了CT，王阿姨没有去做，账单上却已经有三百元；没做的不该收。",
                                "A CT is ordered, Wang does not go, and the bill says 300 all the"
                                        + " same: nothing done, nothing billed.");
                    }
                });
        if (flow.atSettlement().confirmsExecution() && !onExecution) {
            refuse(
                    "flow.at_settlement.confirms_execution",
                    "false, or charge_arises: execution",
                    "承诺书写着做了才收费，处方一开钱已经扣了；王阿姨没有取药。",
                    "The promise says nothing is charged before it is done; the drugs were debited"
                            + " when prescribed and never fetched.");
        }
    }
}
