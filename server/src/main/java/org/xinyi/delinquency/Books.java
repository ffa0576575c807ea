package org.xinyi.delinquency;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.xinyi.credit.Obligation;
import org.xinyi.credit.Obligations;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PartyId;
import org.xinyi.ledger.Balances;
import org.xinyi.ledger.Journal;
import org.xinyi.ledger.Ledger;
import org.xinyi.ledger.Movement;
import org.xinyi.ledger.Parties;

/// The books as relief and losses need them: lock, post, see what is cleared.
@Component
class Books {

    private final IdSource ids;
    private final Ledger ledger;
    private final Balances balances;
    private final Parties parties;
    private final Obligations obligations;
    private final Cleared cleared;
    private final BillReports reports;

    Books(
            IdSource ids,
            Ledger ledger,
            Balances balances,
            Parties parties,
            Obligations obligations,
            Cleared cleared,
            BillReports reports) {
        this.ids = ids;
        this.ledger = ledger;
        this.balances = balances;
        this.parties = parties;
        this.obligations = obligations;
        this.cleared = cleared;
        this.reports = reports;
    }

    PartyId party(Parties.Kind kind, String code, String name) {
        return parties.ensure(new PartyId(ids.next()), kind, code, name).id();
    }

    /// What is open of these, with their lines locked: it cannot change meanwhile.
    Map<ObligationId, Obligations.Open> lock(List<Obligation> found) {
        balances.lock(found.stream().map(Obligation::line).distinct().toList());
        return obligations.open(found.stream().map(Obligation::id).toList());
    }

    void post(List<Journal> journals, List<Movement> movements) {
        if (!journals.isEmpty()) {
            ledger.post(journals);
        }
        if (!movements.isEmpty()) {
            balances.move(movements);
        }
    }

    /// After entries have changed what is open.
    void reconcile(List<ObligationId> changed, Instant at) {
        obligations.reconcile(changed);
        cleared.check(changed, at);
        reports.takenBack(obligations.settled(changed), at);
    }

    static List<Map.Entry<PartyId, Money>> inOrder(Map<PartyId, Money> shares) {
        return shares.entrySet().stream()
                .sorted(Map.Entry.comparingByKey((a, b) -> Long.compare(a.value(), b.value())))
                .toList();
    }
}
