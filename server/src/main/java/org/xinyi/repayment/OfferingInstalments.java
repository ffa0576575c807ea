package org.xinyi.repayment;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.credit.Obligation;
import org.xinyi.credit.Obligations.Open;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.VisitId;
import org.xinyi.scheme.PackRef;
import org.xinyi.scheme.RepaymentTerms;
import org.xinyi.scheme.Schemes;
import org.xinyi.settlement.Deposits;
import org.xinyi.settlement.OpenSettlements;

/// In how many parts a debt may be paid, as the pack of its visit says, and what each way costs.
@Component
class OfferingInstalments {

    private final BusinessClock clock;
    private final Schemes schemes;
    private final Debts debts;
    private final OpenSettlements settlements;
    private final Deposits deposits;
    private final HeldDebits held;

    OfferingInstalments(
            BusinessClock clock,
            Schemes schemes,
            Debts debts,
            OpenSettlements settlements,
            Deposits deposits,
            HeldDebits held) {
        this.clock = clock;
        this.schemes = schemes;
        this.debts = debts;
        this.settlements = settlements;
        this.deposits = deposits;
        this.held = held;
    }

    /// Every way there is.
    Outcome<List<InstalmentSchedule>> offers(PatientId debtor, ObligationId obligation) {
        Optional<Open> found = debts.open(debtor, Set.of(obligation)).stream().findFirst();
        if (found.isEmpty()) {
            return Outcome.refused(new RepaymentRefusal.NothingOwed(debtor.value()));
        }
        Open open = found.get();
        RepaymentTerms.@Nullable Instalments terms = terms(open.obligation());
        if (terms == null || !mayBeDivided(open)) {
            return Outcome.refused(new RepaymentRefusal.InstalmentsNotOffered(obligation.value()));
        }
        Money principal = open.principal();
        return Outcome.done(
                terms.counts().stream()
                        .filter(count -> principal.fen() >= count)
                        .map(count -> schedule(open.obligation(), principal, count, terms))
                        .toList());
    }

    /// A bill that will not change by itself and is not overdue: what is written off, claimed or
    /// listed is so only after its due day. What is put off or doubted would begin to run again
    /// with its parts.
    private boolean mayBeDivided(Open open) {
        Obligation obligation = open.obligation();
        List<VisitId> visit = List.of(obligation.visit());
        return obligation.instalmentOf() == null
                && open.shares().size() == 1
                && !clock.now().isAfter(obligation.dueAt())
                && settlements.among(visit).isEmpty()
                && deposits.held(visit).isEmpty()
                && held.among(List.of(obligation.id())).isEmpty();
    }

    private static InstalmentSchedule schedule(
            Obligation obligation, Money principal, int count, RepaymentTerms.Instalments terms) {
        LocalDate first = BusinessClock.dateOf(obligation.dueAt());
        return InstalmentSchedule.of(principal, count, terms.annualRate(), first);
    }

    private RepaymentTerms.@Nullable Instalments terms(Obligation obligation) {
        @Nullable PackRef pack = obligation.pack();
        return pack == null ? null : schemes.version(pack).repayment().instalments();
    }
}
