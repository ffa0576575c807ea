package org.xinyi.insurance;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.xinyi.catalogue.Catalogue;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.ItemId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.SettlementId;
import org.xinyi.people.Institutions;
import org.xinyi.people.Institutions.Institution;

/// The national insurance platform by its interface for contracted institutions (FSI).
@Component
class NationalInsurer implements Insurance {

    private final Coverages coverages;
    private final Settling settling;
    private final Reversing reversing;
    private final Estimates estimates;
    private final InsurerParty insurer;
    private final Institutions institutions;
    private final Catalogue catalogue;

    NationalInsurer(
            Coverages coverages,
            Settling settling,
            Reversing reversing,
            Estimates estimates,
            InsurerParty insurer,
            Institutions institutions,
            Catalogue catalogue) {
        this.coverages = coverages;
        this.settling = settling;
        this.reversing = reversing;
        this.estimates = estimates;
        this.insurer = insurer;
        this.institutions = institutions;
        this.catalogue = catalogue;
    }

    @Override
    public PartyId insurer() {
        return insurer.id();
    }

    @Override
    public Map<PatientId, Coverage> coverage(Collection<PatientId> patients, InstitutionId at) {
        if (patients.isEmpty()) {
            return Map.of();
        }
        Map<PatientId, InstitutionId> asked = new HashMap<>();
        patients.forEach(patient -> asked.put(patient, at));
        Map<PatientId, CoverageAnswer> known = coverages.of(asked);
        PartyId party = insurer.id();
        Map<PatientId, Coverage> found = new HashMap<>();
        for (PatientId patient : asked.keySet()) {
            CoverageAnswer answer =
                    known.getOrDefault(patient, CoverageAnswer.none(patient, LocalDate.EPOCH));
            found.put(
                    patient,
                    new Coverage(
                            patient,
                            party,
                            answer.insured().scheme(),
                            answer.insured().personNumber(),
                            answer.normal(),
                            insurer.reach(answer.insured().region()),
                            known.containsKey(patient)));
        }
        return found;
    }

    @Override
    public Money estimatePersonal(
            Coverage.Scheme coverage, InstitutionId at, ItemId item, Money amount) {
        if (coverage == Coverage.Scheme.NONE) {
            return amount;
        }
        Institutions.Level level =
                institutions.find(at).map(Institution::level).orElse(Institutions.Level.TERTIARY);
        return catalogue
                .item(item)
                .map(known -> estimates.personal(coverage, level, known.insuranceClass(), amount))
                .orElse(amount);
    }

    @Override
    public Answer preSettle(Bill bill) {
        return settling.trial(bill);
    }

    @Override
    public List<Answer> settle(List<Bill> bills) {
        return settling.settle(bills);
    }

    @Override
    public List<ReversalAnswer> reverse(List<SettlementId> settlements) {
        return reversing.reverse(settlements);
    }
}
