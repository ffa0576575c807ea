package org.xinyi.delinquency;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.credit.Obligation;
import org.xinyi.credit.Obligations;
import org.xinyi.kernel.Adulthood;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.VisitId;
import org.xinyi.people.Patients;
import org.xinyi.people.Person;
import org.xinyi.scheme.PackRef;
import org.xinyi.scheme.Schemes;
import org.xinyi.settlement.OpenSettlements;

/// Gathers what is known about obligations, each source asked once for the list.
@Component
class Cases {

    private final Obligations obligations;
    private final EventLog log;
    private final Patients patients;
    private final Schemes schemes;
    private final OpenSettlements openSettlements;

    Cases(
            Obligations obligations,
            EventLog log,
            Patients patients,
            Schemes schemes,
            OpenSettlements openSettlements) {
        this.obligations = obligations;
        this.log = log;
        this.patients = patients;
        this.schemes = schemes;
        this.openSettlements = openSettlements;
    }

    /// The cases of obligations that stand under a scheme, in the order asked for; others are
    /// absent.
    Map<ObligationId, Case> gather(Collection<ObligationId> wanted) {
        Map<ObligationId, Obligation> found = obligations.find(wanted);
        Map<ObligationId, Obligations.Open> open = obligations.open(wanted);
        return gather(wanted, found, open);
    }

    /// The cases of what stands open, from what was read before.
    Map<ObligationId, Case> of(List<Obligations.Open> open) {
        Map<ObligationId, Obligation> found = new LinkedHashMap<>();
        Map<ObligationId, Obligations.Open> amounts = new HashMap<>();
        for (Obligations.Open one : open) {
            found.put(one.obligation().id(), one.obligation());
            amounts.put(one.obligation().id(), one);
        }
        return gather(found.keySet(), found, amounts);
    }

    /// The cases as they stood at a moment, from the entries and the log alone. A settlement
    /// that still waited for the insurer then had made no obligation, so none is taken to be
    /// pending.
    ///
    /// @param histories until then
    List<Case> past(
            List<Obligations.Open> owed, Map<ObligationId, History> histories, Instant asOf) {
        Map<PatientId, Person> debtors =
                patients.find(
                        owed.stream().map(one -> one.obligation().debtor()).distinct().toList());
        List<Case> past = new ArrayList<>();
        for (Obligations.Open one : owed) {
            Obligation obligation = one.obligation();
            PackRef pack = obligation.pack();
            if (pack != null) {
                Person debtor = debtors.get(obligation.debtor());
                Followed facts =
                        new Followed(
                                obligation.treatmentEndedAt(),
                                obligation.dueAt(),
                                one.amount(),
                                alive(debtor(obligation, debtor), debtor, asOf),
                                false);
                History history = histories.getOrDefault(obligation.id(), History.NONE);
                past.add(new Case(obligation, schemes.version(pack), facts, history));
            }
        }
        return past;
    }

    private static Followed.Debtor alive(
            Followed.Debtor now, @Nullable Person person, Instant asOf) {
        LocalDate died = person == null ? null : person.diedOn();
        boolean dead = died != null && !died.isAfter(BusinessClock.dateOf(asOf));
        return new Followed.Debtor(now.minor(), now.identified(), dead);
    }

    private Map<ObligationId, Case> gather(
            Collection<ObligationId> wanted,
            Map<ObligationId, Obligation> found,
            Map<ObligationId, Obligations.Open> open) {
        Map<ObligationId, History> histories = log.of(found.keySet());
        Map<PatientId, Person> debtors =
                patients.find(found.values().stream().map(Obligation::debtor).distinct().toList());
        Set<VisitId> pending =
                openSettlements.among(
                        found.values().stream().map(Obligation::visit).distinct().toList());
        Map<ObligationId, Case> cases = new LinkedHashMap<>();
        for (ObligationId id : wanted) {
            Obligation obligation = found.get(id);
            PackRef pack = obligation == null ? null : obligation.pack();
            if (obligation != null && pack != null) {
                Obligations.Open stands = open.get(id);
                Followed facts =
                        new Followed(
                                obligation.treatmentEndedAt(),
                                obligation.dueAt(),
                                stands == null ? Money.ZERO : stands.amount(),
                                debtor(obligation, debtors.get(obligation.debtor())),
                                pending.contains(obligation.visit()));
                cases.put(
                        id,
                        new Case(
                                obligation,
                                schemes.version(pack),
                                facts,
                                histories.getOrDefault(id, History.NONE)));
            }
        }
        return cases;
    }

    /// A debtor whose age is not known is taken for an adult only when we know who it is.
    private static Followed.Debtor debtor(Obligation obligation, @Nullable Person person) {
        if (person == null) {
            return new Followed.Debtor(false, false, false);
        }
        int age = person.ageOn(BusinessClock.dateOf(obligation.treatmentEndedAt()));
        return new Followed.Debtor(
                Adulthood.isMinor(age),
                person.idKind() != Person.IdKind.TEMPORARY,
                person.diedOn() != null);
    }
}
