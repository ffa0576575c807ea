package org.xinyi.delinquency;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.credit.Obligation;
import org.xinyi.credit.Obligations;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.VisitId;
import org.xinyi.people.Patients;
import org.xinyi.people.Person;
import org.xinyi.repayment.DebitGuard;
import org.xinyi.settlement.OpenSettlements;

/// No wallet is debited for what is paused, disputed in part, still at the insurer, or the
/// dead's; under a scheme or not.
@Component
class SparedDebts implements DebitGuard {

    private final BusinessClock clock;
    private final Obligations obligations;
    private final EventLog log;
    private final Patients patients;
    private final OpenSettlements openSettlements;

    SparedDebts(
            BusinessClock clock,
            Obligations obligations,
            EventLog log,
            Patients patients,
            OpenSettlements openSettlements) {
        this.clock = clock;
        this.obligations = obligations;
        this.log = log;
        this.patients = patients;
        this.openSettlements = openSettlements;
    }

    @Override
    public Set<ObligationId> heldBack(Collection<ObligationId> wanted) {
        Collection<Obligation> bills = obligations.find(wanted).values();
        Map<ObligationId, History> histories = log.of(wanted);
        Map<PatientId, Person> debtors =
                patients.find(bills.stream().map(Obligation::debtor).distinct().toList());
        Set<VisitId> pending =
                openSettlements.among(bills.stream().map(Obligation::visit).distinct().toList());
        return bills.stream()
                .filter(
                        one ->
                                pending.contains(one.visit())
                                        || isDead(debtors.get(one.debtor()))
                                        || isHeld(histories.getOrDefault(one.id(), History.NONE)))
                .map(Obligation::id)
                .collect(Collectors.toSet());
    }

    private boolean isHeld(History history) {
        return history.pause(clock.now()).isPresent() || history.disputed().isPositive();
    }

    private static boolean isDead(@Nullable Person debtor) {
        return debtor != null && debtor.diedOn() != null;
    }
}
