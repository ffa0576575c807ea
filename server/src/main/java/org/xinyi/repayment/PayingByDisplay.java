package org.xinyi.repayment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.credit.Obligation;
import org.xinyi.credit.Obligations;
import org.xinyi.credit.Obligations.Open;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.ClientId;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.PaymentId;
import org.xinyi.kernel.VisitId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.payment.Mandates;
import org.xinyi.repayment.DebitAttempts.Attempt;
import org.xinyi.scheme.EntryTerms.Identity;
import org.xinyi.scheme.FundingRules;
import org.xinyi.scheme.Pack;
import org.xinyi.settlement.ImmediateSettlements;
import org.xinyi.settlement.OpenSettlements;
import org.xinyi.visit.Visit;

/// One display: the insurer's share is settled, and what is left is debited from the wallet of
/// whoever showed it. The intent to debit is written first, and a channel is called once for it.
@Component
class PayingByDisplay {

    /// How the personal share goes on.
    enum Personal {
        NOTHING_OWED,
        /// The wallet is being debited.
        DEBITED,
        /// It was tried today, and did not work.
        TRIED_TODAY,
        /// The scheme settles by one display and pays by another.
        SHOW_AGAIN,
        /// The payer has given no leave to debit a wallet: a payment can be opened.
        NO_WALLET,
        /// It is disputed, put off, or nobody is there to pay: nothing is debited.
        HELD,
        /// Insurer or lender have not answered yet.
        WAITING
    }

    /// @param payer who has shown something: the patient or a relative
    /// @param by what was shown; null: the own phone
    record Display(
            Visit visit,
            PatientId payer,
            Pack pack,
            @Nullable Identity by,
            ClientId caller,
            String key) {}

    private static final String NOTE =
            """
            INSERT INTO display (visit, scheme, means, institution, shown_at)
            VALUES (:visit, :scheme, :means, :institution, :at::timestamptz)
            ON CONFLICT DO NOTHING
            """;

    /// @param fund what others than the patient bear of what was settled now
    /// @param personal the patient's share of it
    /// @param owed what was open of the visit when something was shown, with what was settled
    /// now
    record Paid(Money fund, Money personal, Money owed, Personal state) {}

    private final Sql sql;
    private final IdSource ids;
    private final BusinessClock clock;
    private final ImmediateSettlements settlements;
    private final OpenSettlements openSettlements;
    private final Obligations obligations;
    private final Mandates mandates;
    private final NewDebits debits;
    private final DebitPump pump;

    PayingByDisplay(
            Sql sql,
            IdSource ids,
            BusinessClock clock,
            ImmediateSettlements settlements,
            OpenSettlements openSettlements,
            Obligations obligations,
            Mandates mandates,
            NewDebits debits,
            DebitPump pump) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.settlements = settlements;
        this.openSettlements = openSettlements;
        this.obligations = obligations;
        this.mandates = mandates;
        this.debits = debits;
        this.pump = pump;
    }

    Paid pay(Display display) {
        VisitId visit = display.visit.id();
        Optional<ImmediateSettlements.Settled> settled =
                settlements.settle(visit, display.caller, display.key);
        Paid paid = pay(display, visit, settled);
        boolean settles = settled.isPresent() && settled.get().posted();
        if (settles || paid.state == Personal.DEBITED) {
            note(display);
        }
        return paid;
    }

    private void note(Display display) {
        sql.statement(NOTE)
                .param("visit", display.visit.id().value())
                .param("scheme", display.pack.ref().id())
                .param("means", display.by == null ? "OWN_PHONE" : display.by.name())
                .param("institution", display.visit.institution().value())
                .param("at", clock.now().toString())
                .update();
    }

    private Paid pay(
            Display display, VisitId visit, Optional<ImmediateSettlements.Settled> settled) {
        Money personal = settled.map(ImmediateSettlements.Settled::personal).orElse(Money.ZERO);
        Money fund = settled.map(one -> one.total().minus(one.personal())).orElse(Money.ZERO);
        boolean asked = settled.isPresent() && !settled.get().posted();
        if (asked || openSettlements.among(List.of(visit)).contains(visit)) {
            return new Paid(Money.ZERO, Money.ZERO, Money.ZERO, Personal.WAITING);
        }
        List<Open> open = open(visit);
        Money owed = Money.sum(open, Open::amount);
        if (open.isEmpty()) {
            return new Paid(fund, personal, owed, Personal.NOTHING_OWED);
        }
        boolean again = settled.isPresent() && FundingRules.displays(display.pack).outcome() > 1;
        return new Paid(
                fund, personal, owed, again ? Personal.SHOW_AGAIN : debit(open, display.payer));
    }

    private List<Open> open(VisitId visit) {
        Set<ObligationId> drawn =
                obligations.ofVisits(List.of(visit)).stream()
                        .map(Obligation::id)
                        .collect(Collectors.toSet());
        return List.copyOf(obligations.open(drawn).values());
    }

    private Personal debit(List<Open> open, PatientId payer) {
        List<ObligationId> bills = open.stream().map(one -> one.obligation().id()).toList();
        Set<ObligationId> held = debits.held(bills);
        Set<ObligationId> underWay = debits.underWay(bills);
        List<Attempt> wanted =
                wanted(open, payer).stream()
                        .filter(one -> !held.contains(one.obligation()))
                        .filter(one -> !underWay.contains(one.obligation()))
                        .toList();
        if (!wanted.isEmpty() && write(wanted)) {
            return Personal.DEBITED;
        }
        if (!underWay.isEmpty()) {
            return Personal.DEBITED;
        }
        if (held.containsAll(bills)) {
            return Personal.HELD;
        }
        return wanted.isEmpty() ? Personal.NO_WALLET : Personal.TRIED_TODAY;
    }

    /// A wallet pays whoever it was opened for.
    private List<Attempt> wanted(List<Open> open, PatientId payer) {
        Map<PartyId, Mandates.Mandate> wallets = new HashMap<>();
        for (Mandates.Mandate one : mandates.of(payer)) {
            PartyId payee = one.payee();
            if (one.inForce() && payee != null) {
                wallets.putIfAbsent(payee, one);
            }
        }
        List<Attempt> wanted = new ArrayList<>();
        for (Open one : open) {
            for (PartyId owner : one.shares().keySet()) {
                Mandates.Mandate wallet = wallets.get(owner);
                if (wallet != null) {
                    wanted.add(attempt(one, wallet.id(), owner));
                }
            }
        }
        return wanted;
    }

    private Attempt attempt(Open bill, long wallet, PartyId owner) {
        return new Attempt(
                new PaymentId(ids.next()),
                bill.obligation().id(),
                wallet,
                clock.today(),
                bill.shares()
                        .getOrDefault(owner, Money.ZERO)
                        .plus(bill.charges().getOrDefault(owner, Money.ZERO)),
                false);
    }

    /// One try per bill and day, however often something is shown.
    private boolean write(List<Attempt> wanted) {
        Set<PaymentId> fresh = sql.inTransaction(() -> debits.write(wanted));
        pump.wake();
        return !fresh.isEmpty();
    }
}
