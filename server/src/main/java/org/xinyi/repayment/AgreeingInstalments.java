package org.xinyi.repayment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.xinyi.credit.Obligation;
import org.xinyi.credit.Obligations;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.JournalId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.PatientId;
import org.xinyi.ledger.Balances;
import org.xinyi.ledger.Ledger;
import org.xinyi.notice.Notices;
import org.xinyi.notice.Template;
import org.xinyi.scheme.DueDates;

/// Divides a debt as its debtor has agreed to. Each instalment is an obligation of its own: bills,
/// payments, refunds and reminders treat it like any other, and the use of the line stays.
@Component
class AgreeingInstalments {

    private final IdSource ids;
    private final BusinessClock clock;
    private final OfferingInstalments offering;
    private final Obligations obligations;
    private final Balances balances;
    private final Ledger ledger;
    private final InstalmentBook book;
    private final Notices notices;

    AgreeingInstalments(
            IdSource ids,
            BusinessClock clock,
            OfferingInstalments offering,
            Obligations obligations,
            Balances balances,
            Ledger ledger,
            InstalmentBook book,
            Notices notices) {
        this.ids = ids;
        this.clock = clock;
        this.offering = offering;
        this.obligations = obligations;
        this.balances = balances;
        this.ledger = ledger;
        this.book = book;
        this.notices = notices;
    }

    /// @param total what the debtor has been shown
    record Agreement(PatientId debtor, ObligationId obligation, int count, Money total) {}

    /// In the caller's transaction.
    ///
    /// @return the number of the plan
    Outcome<Long> agree(Agreement agreement) {
        obligations
                .find(List.of(agreement.obligation))
                .values()
                .forEach(one -> balances.lock(List.of(one.line())));
        return switch (offering.offers(agreement.debtor, agreement.obligation)) {
            case Outcome.Refused<List<InstalmentSchedule>>(var why) -> Outcome.refused(why);
            case Outcome.Done<List<InstalmentSchedule>>(var offers) -> {
                Optional<InstalmentSchedule> wanted =
                        offers.stream().filter(one -> one.count() == agreement.count).findFirst();
                if (wanted.isEmpty()) {
                    yield Outcome.refused(
                            new RepaymentRefusal.InstalmentsNotOffered(
                                    agreement.obligation.value()));
                }
                InstalmentSchedule schedule = wanted.get();
                yield schedule.total().equals(agreement.total)
                        ? Outcome.done(write(agreement, schedule))
                        : Outcome.refused(
                                new RepaymentRefusal.InstalmentsChanged(
                                        agreement.total, schedule.total()));
            }
        };
    }

    private long write(Agreement agreement, InstalmentSchedule schedule) {
        Obligations.Open open =
                Objects.requireNonNull(
                        obligations.open(List.of(agreement.obligation)).get(agreement.obligation));
        Instant now = clock.now();
        Map<Obligation, InstalmentSchedule.Part> parts = new LinkedHashMap<>(schedule.count());
        schedule.parts().forEach(part -> parts.put(instalment(open.obligation(), part, now), part));
        List<Obligation> instalments = List.copyOf(parts.keySet());
        JournalId journal = new JournalId(ids.next());
        PartyId owner = open.shares().keySet().iterator().next();
        obligations.divide(instalments);
        ledger.post(
                List.of(
                        InstalmentJournals.agreed(
                                journal, now, owner, open.obligation(), instalments)));
        List<ObligationId> changed = new ArrayList<>(List.of(agreement.obligation));
        instalments.forEach(one -> changed.add(one.id()));
        obligations.reconcile(changed);
        InstalmentPlan plan =
                new InstalmentPlan(
                        ids.next(),
                        agreement.obligation,
                        agreement.debtor,
                        schedule.principal(),
                        schedule.annualRate(),
                        schedule.total(),
                        now,
                        journal,
                        parts.entrySet().stream()
                                .map(
                                        one ->
                                                new InstalmentPlan.Part(
                                                        one.getKey().id(), one.getValue()))
                                .toList());
        book.add(plan);
        tell(plan, open.obligation());
        return plan.id();
    }

    private Obligation instalment(Obligation whole, InstalmentSchedule.Part part, Instant now) {
        return new Obligation(
                new ObligationId(ids.next()),
                whole.line(),
                whole.patient(),
                whole.debtor(),
                whole.institution(),
                whole.visit(),
                whole.settlement(),
                whole.pack(),
                whole.owner(),
                part.principal(),
                whole.overHolds(),
                whole.id(),
                whole.treatmentEndedAt(),
                DueDates.endOf(part.dueOn()),
                now);
    }

    private void tell(InstalmentPlan plan, Obligation divided) {
        notices.send(
                List.of(
                        new Notices.Notice(
                                ids.next(),
                                plan.debtor(),
                                Template.INSTALMENTS_AGREED,
                                divided.id().value(),
                                Map.of(
                                        "amount",
                                        plan.principal().toString(),
                                        "count",
                                        String.valueOf(plan.parts().size()),
                                        "total",
                                        plan.total().toString(),
                                        "date",
                                        plan.parts().getFirst().planned().dueOn().toString()),
                                divided.institution(),
                                null)));
    }
}
