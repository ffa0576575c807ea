package org.xinyi.scheme;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xinyi.scheme.FollowUpTerms.Counter;
import org.xinyi.scheme.FollowUpTerms.Penalty;
import org.xinyi.scheme.FollowUpTerms.Report;
import org.xinyi.scheme.FollowUpTerms.Rung;

/// When a debt is due and what follows when it is not paid: pure functions of a pack and facts.
public final class DebtRules {

    /// "More than 24 hours" begins one of the smallest steps of the database's clock later.
    public static final Duration STRICTLY_MORE = Duration.ofNanos(1_000);

    private DebtRules() {}

    /// When what was settled falls due.
    public static Decision<Instant> due(Pack pack, Instant treatmentEnded, Instant billed) {
        RepaymentTerms.Due rule = pack.repayment().due();
        String path =
                switch (rule) {
                    case RepaymentTerms.Due.AfterEvent _ -> "repayment.due.after";
                    case RepaymentTerms.Due.StatementCycle _ ->
                            "repayment.due.days_after_statement";
                    case RepaymentTerms.Due.BeforeLeaving _, RepaymentTerms.Due.Now _ ->
                            "repayment.due.rule";
                };
        return Decision.by(pack, DueDates.due(rule, treatmentEnded, billed), path);
    }

    /// Whether this many days after the settlement are promised to be free of interest.
    public static Decision<Boolean> interestFree(Pack pack, int days) {
        Integer max = pack.repayment().interestFreeDaysMax();
        return Decision.by(pack, max != null && days <= max, "repayment.interest_free_days_max");
    }

    /// The yearly rate of so many instalments; empty when they are not offered.
    public static Decision<Optional<BigDecimal>> instalments(Pack pack, int months) {
        RepaymentTerms.Instalments terms = pack.repayment().instalments();
        return terms != null && terms.counts().contains(months)
                ? Decision.by(
                        pack, Optional.of(terms.annualRate()), "repayment.instalments.offered")
                : Decision.by(pack, Optional.empty(), "repayment.instalments.offered");
    }

    /// Whether a debt is paid back here.
    public static Decision<Boolean> paysAt(Pack pack, RepaymentTerms.Channel channel) {
        boolean there = pack.repayment().channels().contains(channel);
        return Decision.by(pack, there, EntryRules.word("repayment.channels", there, channel));
    }

    /// Whether the whole amount is asked for at once.
    public static Decision<Boolean> asksWhole(Pack pack) {
        return Decision.by(pack, pack.repayment().onceInFull(), "repayment.once_in_full");
    }

    /// When a rung may be carried out by its own rule: strictly more than its time has passed.
    public static Instant ruleAt(Rung rung, Instant treatmentEnded, Instant due) {
        Instant start =
                switch (rung.clock()) {
                    case TREATMENT_ENDED -> treatmentEnded;
                    case DUE -> due;
                };
        return start.plus(rung.after()).plus(STRICTLY_MORE);
    }

    /// @param at the first moment at which it may be carried out
    public record Next(@Nullable Rung rung, @Nullable Instant at) {}

    /// The next rung of an obligation that nothing holds back.
    ///
    /// @param done when each rung was carried out, by its id
    public static Decision<Next> rung(
            Pack pack, Instant treatmentEnded, Instant due, Map<String, Instant> done) {
        Instant before = Instant.MIN;
        for (Rung rung : pack.followUp().rungs()) {
            Instant carriedOut = done.get(rung.id());
            if (carriedOut == null) {
                Instant byRule = ruleAt(rung, treatmentEnded, due);
                Instant spaced = before.equals(Instant.MIN) ? byRule : before.plus(rung.spacing());
                Instant at = byRule.isAfter(spaced) ? byRule : spaced;
                String path = "follow_up.rungs." + rung.id() + ".after";
                return Decision.by(pack, new Next(rung, at), path);
            }
            before = carriedOut;
        }
        return Decision.by(pack, new Next(null, null), "follow_up.rungs");
    }

    /// What a rung or a counter brings about.
    public static Decision<List<Penalty>> penalties(Pack pack, String cause) {
        List<Penalty> caused =
                pack.followUp().penalties().stream()
                        .filter(penalty -> penalty.cause().equals(cause))
                        .toList();
        return Decision.by(pack, caused, "follow_up.penalties", reasons(caused));
    }

    private static Pack.Text[] reasons(List<Penalty> penalties) {
        return penalties.stream().map(Penalty::legalBasis).distinct().toArray(Pack.Text[]::new);
    }

    /// Whether a counter is reached.
    ///
    /// @param overdue how often something was not paid in time
    /// @param dishonest how many dishonest acts were recorded
    public static Decision<Boolean> reached(
            Pack pack, Counter counter, int overdue, int dishonest) {
        int times =
                counter.counts() == FollowUpTerms.Counted.OVERDUE_OBLIGATIONS ? overdue : dishonest;
        boolean reached =
                counter.strictlyMore() ? times > counter.limit() : times >= counter.limit();
        return Decision.by(pack, reached, "follow_up.counters." + counter.id() + ".limit");
    }

    /// Whether what follows from not paying has ended; nothing to end has ended.
    ///
    /// @param since how long it has worked
    public static Decision<Boolean> lifted(
            Pack pack, FollowUpTerms.Effect effect, boolean paid, Duration since) {
        boolean lifted =
                pack.followUp().penalties().stream()
                        .filter(penalty -> penalty.effect() == effect)
                        .allMatch(penalty -> isLifted(penalty, paid, since));
        String id =
                pack.followUp().penalties().stream()
                        .filter(penalty -> penalty.effect() == effect)
                        .map(FollowUpTerms.Penalty::id)
                        .findFirst()
                        .orElse("");
        return Decision.by(pack, lifted, "follow_up.penalties." + id + ".lifted_by_payment");
    }

    private static boolean isLifted(Penalty penalty, boolean paid, Duration since) {
        Duration lasts = penalty.lasts();
        boolean over = lasts != null && since.compareTo(lasts) >= 0;
        return over || (paid && penalty.liftedByPayment());
    }

    /// Whether something is reported to the city's credit platform.
    ///
    /// @param agreed whether the patient agreed in the commitment
    public static Decision<Boolean> reports(Pack pack, Report report, boolean agreed) {
        boolean named = pack.followUp().reports().contains(report);
        return Decision.by(
                pack,
                named && agreed && pack.commitment().authorisesReporting(),
                EntryRules.word("follow_up.reports", named, report));
    }

    /// Whether a list of trusted people, or of people without credit, is kept.
    public static Decision<Boolean> keepsList(Pack pack, boolean white) {
        FollowUpTerms.Lists lists = pack.followUp().lists();
        return Decision.by(
                pack,
                white ? lists.white() : lists.black(),
                white ? "follow_up.lists.white" : "follow_up.lists.black");
    }

    /// Whether hospitals put people on the scheme's black list.
    public static Decision<Boolean> uploadsByHospital(Pack pack) {
        FollowUpTerms.Lists lists = pack.followUp().lists();
        return Decision.by(
                pack, lists.black() && lists.byHospital(), "follow_up.lists.uploaded_by_hospital");
    }
}
