package org.xinyi.settlement;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.credit.Obligation;
import org.xinyi.credit.Obligations;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.SettlementId;
import org.xinyi.kernel.VisitId;
import org.xinyi.visit.Caller;
import org.xinyi.visit.SettlementDue;
import org.xinyi.visit.Visit;
import org.xinyi.visit.Visits;

/// Settlements as they are shown.
@Component
class SettlementViews {

    /// @param root the settlement whose charges it settles again after a refund; itself at
    /// first
    /// @param shares who bears how much, by source; the personal total alone while it is
    /// prepared
    /// @param owed what the patient owes for it
    record View(
            @NotNull SettlementId id,
            @NotNull SettlementId root,
            @NotNull VisitId visit,
            @NotNull PatientId patient,
            @NotNull InstitutionId institution,
            SettlementDue.@NotNull Trigger trigger,
            Settlement.@NotNull State state,
            @NotNull Money total,
            @NotNull Map<String, Money> shares,
            @NotNull List<Owed> owed,
            @NotNull Instant preparedAt,
            @Nullable Instant postedAt,
            @Nullable String refusal) {}

    /// @param amount as it first arose
    /// @param takenOff what refunds have taken off it before it was paid
    /// @param givenBack what refunds give back of what had been paid
    /// @param open what is still to be paid of it
    record Owed(
            @NotNull ObligationId obligation,
            @NotNull PatientId debtor,
            @NotNull Money amount,
            @NotNull Money takenOff,
            @NotNull Money givenBack,
            @NotNull Money open,
            @NotNull Instant dueAt) {}

    private final SettlementBook book;
    private final RefundBook refunds;
    private final Obligations obligations;
    private final Visits visits;

    SettlementViews(
            SettlementBook book, RefundBook refunds, Obligations obligations, Visits visits) {
        this.book = book;
        this.refunds = refunds;
        this.obligations = obligations;
        this.visits = visits;
    }

    Map<SettlementId, View> of(Collection<SettlementId> settlements) {
        return views(book.find(settlements)).stream()
                .collect(Collectors.toMap(View::id, Function.identity()));
    }

    List<View> ofVisit(VisitId visit) {
        return views(book.ofVisits(List.of(visit)));
    }

    /// By refund, the settlement it has put in place, or the old one while it is under way.
    Map<SettlementId, View> ofRefunds(Collection<SettlementId> wanted) {
        Map<SettlementId, SettlementId> shown = new HashMap<>();
        for (SettlementId one : wanted) {
            refunds.find(one)
                    .ifPresent(
                            refund ->
                                    shown.put(
                                            one,
                                            refund.state() == Refund.State.POSTED
                                                    ? refund.id()
                                                    : refund.settlement()));
        }
        Map<SettlementId, View> views = of(Set.copyOf(shown.values()));
        return shown.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                one -> Objects.requireNonNull(views.get(one.getValue()))));
    }

    boolean isOpenTo(View view, Acting acting) {
        return acting.sees(view.institution) || acting.isPatient(view.patient);
    }

    /// Patients settle their own visits: for those they may act as the house does.
    Caller callerFor(List<VisitId> wanted) {
        Acting acting = Acting.current();
        PatientId patient = acting.patient();
        if (patient == null) {
            return Caller.current();
        }
        InstitutionId nowhere = new InstitutionId(0);
        boolean allOwn =
                visits.find(wanted).values().stream().map(Visit::patient).allMatch(patient::equals);
        return new Caller(acting.client(), allOwn ? null : nowhere);
    }

    private List<View> views(List<Settlement> settlements) {
        List<Obligation> drawn =
                obligations.ofVisits(
                        settlements.stream().map(Settlement::visit).distinct().toList());
        List<ObligationId> numbers = drawn.stream().map(Obligation::id).toList();
        Map<ObligationId, Obligations.Open> open = obligations.open(numbers);
        Map<ObligationId, RefundBook.Taken> taken = refunds.taken(numbers);
        return settlements.stream()
                .map(
                        one ->
                                view(
                                        one,
                                        drawn.stream()
                                                .filter(
                                                        owed ->
                                                                owed.settlement()
                                                                        .equals(one.root()))
                                                .map(
                                                        owed ->
                                                                owed(
                                                                        owed,
                                                                        open.get(owed.id()),
                                                                        taken.get(owed.id())))
                                                .toList()))
                .toList();
    }

    private static View view(Settlement one, List<Owed> owed) {
        Map<String, Money> shares = new TreeMap<>();
        one.split().shares().forEach((source, share) -> shares.put(source.name(), share));
        return new View(
                one.id(),
                one.root(),
                one.visit(),
                one.patient(),
                one.institution(),
                one.trigger(),
                one.state(),
                one.total(),
                shares,
                owed,
                one.preparedAt(),
                one.postedAt(),
                one.refusal());
    }

    private static Owed owed(
            Obligation obligation,
            Obligations.@Nullable Open open,
            RefundBook.@Nullable Taken taken) {
        return new Owed(
                obligation.id(),
                obligation.debtor(),
                obligation.amount(),
                taken == null ? Money.ZERO : taken.takenOff(),
                taken == null ? Money.ZERO : taken.givenBack(),
                open == null ? Money.ZERO : open.amount(),
                obligation.dueAt());
    }
}
