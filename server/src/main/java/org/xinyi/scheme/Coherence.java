package org.xinyi.scheme;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.Money;

/// Whether the values of a pack, each right in itself, make sense together.
final class Coherence {

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    /// Anybody; whether the rules admit somebody is found by changing facts from here.
    private static final EligibilityFacts ANYBODY =
            new EligibilityFacts(
                    LocalDate.EPOCH, 40, true, true, false, true, true, false, Map.of());

    private final Pack pack;
    private final Reading reading;
    private final Conditions conditions;

    Coherence(Pack pack, Reading reading, Conditions conditions) {
        this.pack = pack;
        this.reading = reading;
        this.conditions = conditions;
    }

    void check() {
        eligibility();
        commitment();
        credit();
        flow();
        repayment();
        rungs();
        penalties();
        family();
        lossLayers();
    }

    private void require(boolean holds, String path, String expected, @Nullable String hint) {
        if (!holds) {
            reading.conflict(path, expected, hint);
        }
    }

    private void eligibility() {
        List<Conditions.Condition> rules =
                pack.eligibility().stream().map(rule -> conditions.of(rule.holds())).toList();
        boolean scored = rules.stream().anyMatch(rule -> rule.facts().contains("scores"));
        Map<String, Object> facts = Eligibility.values(ANYBODY);
        boolean somebody =
                rules.stream().allMatch(rule -> rule.holds(facts))
                        || !new Reversal(rules, facts).smallest().isEmpty();
        if (!scored && !somebody) {
            require(
                    false,
                    "eligibility." + pack.eligibility().getFirst().id() + ".holds",
                    "rules that somebody can fulfil",
                    "together the rules admit nobody");
        }
    }

    private void commitment() {
        CommitmentTerms terms = pack.commitment();
        Set<CommitmentTerms.Region> regions = terms.regions();
        require(
                !terms.doctorSigns() || regions.contains(CommitmentTerms.Region.DOCTOR_SIGNATURE),
                "commitment.doctor_signs",
                "false, or the region doctor-signature",
                null);
        require(
                !terms.proxyMaySign() || regions.contains(CommitmentTerms.Region.PROXY_SIGNATURE),
                "commitment.proxy_may_sign",
                "false, or the region proxy-signature",
                null);
    }

    private void credit() {
        CreditTerms terms = pack.credit();
        boolean bank = terms.funding() == CreditTerms.Funding.BANK_ADVANCE;
        require(
                !bank || !terms.lenders().isEmpty(),
                "credit.lenders",
                "at least one lender, since a bank advances",
                null);
        require(
                bank || terms.authority() == CreditTerms.Authority.OURS,
                "credit.authority",
                "ours, since no bank advances",
                null);
        require(
                terms.lendersStated() == 0 || terms.lendersStated() == terms.lenders().size(),
                "credit.lenders_number",
                "as many as lenders names: " + terms.lenders().size(),
                null);
        Money cap = terms.cap();
        Money floor = terms.floor();
        Money initial = terms.initialLimit();
        require(
                cap == null || floor == null || !floor.isMoreThan(cap),
                "credit.floor",
                "at most the cap " + cap,
                null);
        require(
                cap == null || initial == null || !initial.isMoreThan(cap),
                "credit.initial_limit",
                "at most the cap " + cap,
                null);
    }

    private void flow() {
        FlowTerms terms = pack.flow();
        boolean onExecution = terms.chargeArises() == FlowTerms.ChargeArises.EXECUTION;
        require(
                onExecution || terms.executionWindow().isPositive(),
                "flow.execution_window",
                "longer than 0, since charges arise before execution",
                "what is not executed by then is refunded by itself");
        require(
                terms.removedSteps().contains(FlowTerms.Step.DEPOSIT)
                        == (terms.deposit() != FlowTerms.Deposit.PAID),
                "flow.deposit",
                "paid, exactly when removed_steps does not name the deposit",
                null);
        require(
                terms.deposit() != FlowTerms.Deposit.DRAWN
                        || pack.credit().funding() == CreditTerms.Funding.BANK_ADVANCE,
                "flow.deposit",
                "paid or waived, since there is no bank line to draw from",
                null);
    }

    private void repayment() {
        RepaymentTerms terms = pack.repayment();
        Integer stated = terms.interestFreeDaysMax();
        if (stated != null && terms.due() instanceof RepaymentTerms.Due.StatementCycle cycle) {
            require(
                    DueDates.daysMax(cycle) == stated,
                    "repayment.due.days_after_statement",
                    String.valueOf(cycle.daysAfterStatement() + stated - DueDates.daysMax(cycle)),
                    "the longest wait is 30 days and these, and "
                            + stated
                            + " days are promised in interest_free_days_max");
        }
        require(
                terms.instalments() == null || !terms.onceInFull(),
                "repayment.once_in_full",
                "false, since instalments are offered",
                null);
    }

    private void rungs() {
        FollowUpTerms terms = pack.followUp();
        Map<FollowUpTerms.Clock, Duration> last = new EnumMap<>(FollowUpTerms.Clock.class);
        boolean noticed = false;
        for (FollowUpTerms.Rung rung : terms.rungs()) {
            String at = "follow_up.rungs." + rung.id();
            Duration before = last.put(rung.clock(), rung.after());
            require(
                    before == null || rung.after().compareTo(before) > 0,
                    at + ".after",
                    "later than the rung before it",
                    "rungs stand in ascending order; 反例：小林先接到第三十天的通知，第七天的电话再也不会打来。"
                            + " / Counter-example: Lin hears of day 30 first, and the call of day 7"
                            + " never comes.");
            boolean lists = lists(rung);
            require(
                    !lists || noticed,
                    at + ".action",
                    "sms or call first",
                    "nobody is listed without a notice before it; 反例：小林从没收到提醒，查信用时才知道欠了四十元。"
                            + " / Counter-example: Lin was never told, and learns of 40 yuan when"
                            + " her credit is asked for.");
            require(
                    !lists || !beforeDue(rung),
                    at + ".after",
                    "not before the obligation is due",
                    null);
            noticed |= !lists;
        }
        require(
                !terms.quietFrom().equals(terms.quietUntil()),
                "follow_up.quiet_until",
                "another time than quiet_from",
                null);
    }

    private static boolean lists(FollowUpTerms.Rung rung) {
        return switch (rung.action()) {
            case LIST, CREDIT_FILE -> true;
            case SMS, CALL -> false;
        };
    }

    private boolean beforeDue(FollowUpTerms.Rung rung) {
        Duration due =
                pack.repayment().due() instanceof RepaymentTerms.Due.AfterEvent term
                                && term.event() == RepaymentTerms.Event.TREATMENT_ENDED
                        ? term.after()
                        : Duration.ZERO;
        return rung.clock() == FollowUpTerms.Clock.TREATMENT_ENDED
                && rung.after().compareTo(due) < 0;
    }

    private void penalties() {
        FollowUpTerms terms = pack.followUp();
        Set<String> causes = new HashSet<>();
        terms.rungs().stream().filter(Coherence::lists).forEach(rung -> causes.add(rung.id()));
        terms.counters().forEach(counter -> causes.add(counter.id()));
        for (PackValue value : reading.values()) {
            if (!value.path().startsWith("follow_up.penalties.")) {
                continue;
            }
            if (value.path().endsWith(".cause")) {
                require(
                        causes.contains(value.text()),
                        value.path(),
                        "a listing rung or a counter: one of " + causes,
                        Spelling.suggest(value.text(), causes).orElse(null));
            }
            if (value.path().endsWith(".effect")) {
                effect(value);
            }
        }
    }

    private void effect(PackValue value) {
        switch (value.text()) {
            case "insurance-benefits-suspended" ->
                    require(
                            !value.isAssumption(),
                            value.path(),
                            "a source, since it touches what the law grants",
                            "only a scheme whose document states it may suspend benefits");
            case "city-list", "personal-credit-file" ->
                    require(
                            pack.commitment().authorisesReporting(),
                            value.path(),
                            "commitment.authorises_reporting: true",
                            "nobody is reported who has not agreed to it");
            default -> {}
        }
    }

    private void family() {
        require(
                !pack.family().sharing() || pack.family().membersMax() > 0,
                "family.members_max",
                "1 or more, since the line is shared",
                null);
    }

    private void lossLayers() {
        if (!pack.credit().lends()) {
            return;
        }
        if (pack.lossLayers().isEmpty()) {
            require(false, "loss_layers", "at least one layer, since credit is given", null);
            return;
        }
        LossLayer last = pack.lossLayers().getLast();
        require(
                last.sharePercent().compareTo(WHOLE) == 0 && last.capPerYear() == null,
                "loss_layers." + last.id() + ".share_percent",
                "100 without a cap in the last layer",
                "otherwise a part of the loss is borne by nobody");
    }
}
