package org.xinyi.settlement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.xinyi.credit.CreditLines;
import org.xinyi.credit.Line;
import org.xinyi.credit.Obligation;
import org.xinyi.credit.Obligations;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.JournalId;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.VisitId;
import org.xinyi.ledger.Balances;
import org.xinyi.ledger.Journal;
import org.xinyi.ledger.Ledger;
import org.xinyi.ledger.Movement;
import org.xinyi.lender.Lenders;

/// Uses deposits for what is settled, and gives back what is left when a stay has been settled.
@Component
class ReturningDeposits {

    private final IdSource ids;
    private final DepositBook book;
    private final SettlementBook settlements;
    private final Obligations obligations;
    private final CreditLines lines;
    private final Lenders lenders;
    private final Ledger ledger;
    private final Balances balances;

    ReturningDeposits(
            IdSource ids,
            DepositBook book,
            SettlementBook settlements,
            Obligations obligations,
            CreditLines lines,
            Lenders lenders,
            Ledger ledger,
            Balances balances) {
        this.ids = ids;
        this.book = book;
        this.settlements = settlements;
        this.obligations = obligations;
        this.lines = lines;
        this.lenders = lenders;
        this.ledger = ledger;
        this.balances = balances;
    }

    @EventListener
    void on(SettlementsPosted posted) {
        Map<VisitId, Money> used = new LinkedHashMap<>();
        List<VisitId> over = new ArrayList<>();
        for (SettlementsPosted.Item item : posted.items()) {
            if (item.fromDeposit().isPositive()) {
                used.merge(item.visit().id(), item.fromDeposit(), Money::plus);
            }
            if (item.visit().endedAt() != null) {
                over.add(item.visit().id());
            }
        }
        if (!used.isEmpty()) {
            book.use(used);
        }
        giveBack(over, posted.at());
    }

    /// Gives back what is left of the deposits of these stays, in the caller's transaction. Where
    /// something is still to be settled, the deposit waits for it.
    void giveBack(List<VisitId> stays, Instant at) {
        List<Deposit> locked = book.held(stays);
        Set<VisitId> waiting = stillToBeSettled(stays);
        List<Deposit> held = locked.stream().filter(one -> !waiting.contains(one.visit())).toList();
        if (held.isEmpty()) {
            return;
        }
        List<Deposit> left = held.stream().filter(one -> one.left().isPositive()).toList();
        List<ObligationId> owed = left.stream().map(Deposit::obligation).toList();
        Map<ObligationId, Obligation> found = obligations.find(owed);
        Map<ObligationId, Obligations.Open> open = obligations.open(owed);
        List<Journal> journals = new ArrayList<>();
        List<Movement> movements = new ArrayList<>();
        for (Deposit deposit : left) {
            Obligation obligation = Objects.requireNonNull(found.get(deposit.obligation()));
            Obligations.@Nullable Open still = open.get(deposit.obligation());
            Money toLine = deposit.left().min(still == null ? Money.ZERO : still.principal());
            journals.add(
                    DepositJournals.returned(
                            new JournalId(ids.next()), at, deposit, obligation, toLine));
            movements.add(Movement.repaid(obligation.line(), toLine));
        }
        ledger.post(journals);
        balances.move(movements);
        book.giveBack(held);
        obligations.reconcile(owed);
        tellLenders(left, found, at);
    }

    private Set<VisitId> stillToBeSettled(List<VisitId> stays) {
        return settlements.ofVisits(stays).stream()
                .filter(one -> one.state() == Settlement.State.PREPARED)
                .map(Settlement::visit)
                .collect(Collectors.toSet());
    }

    private void tellLenders(List<Deposit> left, Map<ObligationId, Obligation> found, Instant at) {
        Map<LineId, Line> on = lines.find(found.values().stream().map(Obligation::line).toList());
        List<Lenders.Advice> advices = new ArrayList<>();
        for (Deposit deposit : left) {
            Obligation obligation = Objects.requireNonNull(found.get(deposit.obligation()));
            @Nullable Line line = on.get(obligation.line());
            @Nullable PartyId lender = line == null ? null : line.lender();
            @Nullable String number = line == null ? null : line.lenderNumber();
            if (lender != null && number != null) {
                advices.add(
                        new Lenders.Advice(
                                ids.next(),
                                lender,
                                number,
                                obligation.draw(),
                                Lenders.Event.REFUNDED,
                                deposit.left(),
                                at));
            }
        }
        lenders.advise(advices);
    }
}
