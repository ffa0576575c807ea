package org.xinyi.insurance;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.catalogue.Catalogue;
import org.xinyi.catalogue.Item;
import org.xinyi.insurance.Insurance.Answer;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.ItemId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.SettlementId;
import org.xinyi.people.Institutions;
import org.xinyi.people.Institutions.Department;
import org.xinyi.people.Institutions.Institution;
import org.xinyi.people.Patients;
import org.xinyi.people.Patients.Identity;

/// Makes bills ready for the insurer, or answers those that need not or cannot go there.
@Component
class BillGathering {

    private final Coverages coverages;
    private final Patients patients;
    private final Institutions institutions;
    private final Catalogue catalogue;
    private final FsiTransactions fsi;
    private final BusinessClock clock;

    BillGathering(
            Coverages coverages,
            Patients patients,
            Institutions institutions,
            Catalogue catalogue,
            FsiTransactions fsi,
            BusinessClock clock) {
        this.coverages = coverages;
        this.patients = patients;
        this.institutions = institutions;
        this.catalogue = catalogue;
        this.fsi = fsi;
        this.clock = clock;
    }

    sealed interface Gathered {

        record ToAsk(InsuredBill bill) implements Gathered {}

        record Answered(Answer answer) implements Gathered {}
    }

    /// In list order.
    ///
    /// @param before what was recorded when a bill was asked for earlier: it stays with the
    /// insurer whatever the coverage is by now
    List<Gathered> gather(
            List<Bill> bills, Map<SettlementId, SettlementRow> before, boolean trial) {
        Map<PatientId, CoverageAnswer> covers = covers(bills, before.keySet());
        Set<PatientId> insured = new HashSet<>();
        for (Bill bill : bills) {
            if (before.containsKey(bill.id()) || hasBenefits(covers.get(bill.patient()))) {
                insured.add(bill.patient());
            }
        }
        Map<PatientId, Identity> identities =
                insured.isEmpty() ? Map.of() : patients.identities(insured);
        Facts facts = new Facts(before, covers, identities, trial);
        return bills.stream().map(bill -> gathered(bill, facts)).toList();
    }

    /// What is known of the bills of one list.
    private record Facts(
            Map<SettlementId, SettlementRow> before,
            Map<PatientId, CoverageAnswer> covers,
            Map<PatientId, Identity> identities,
            boolean trial) {}

    private Gathered gathered(Bill bill, Facts facts) {
        CoverageAnswer cover = facts.covers.get(bill.patient());
        SettlementRow row = facts.before.get(bill.id());
        if (row != null) {
            return ready(bill, row.person(), facts);
        }
        if (bill.total().isZero()) {
            return personal(bill);
        }
        if (cover == null) {
            return new Gathered.Answered(new Answer.Unknown(bill.id()));
        }
        return cover.hasBenefits()
                ? ready(bill, cover.insured(), facts)
                : withoutInsurer(bill, cover);
    }

    private Map<PatientId, CoverageAnswer> covers(List<Bill> bills, Set<SettlementId> before) {
        Map<PatientId, InstitutionId> people = new HashMap<>();
        for (Bill bill : bills) {
            if (!before.contains(bill.id()) && !bill.total().isZero()) {
                people.put(bill.patient(), bill.institution());
            }
        }
        return people.isEmpty() ? Map.of() : coverages.of(people);
    }

    private static boolean hasBenefits(@Nullable CoverageAnswer cover) {
        return cover != null && cover.hasBenefits();
    }

    /// A bill is personal as a whole only when the insurer said so today.
    private Gathered withoutInsurer(Bill bill, CoverageAnswer cover) {
        return cover.answeredOn().equals(clock.today())
                ? personal(bill)
                : new Gathered.Answered(new Answer.Unknown(bill.id()));
    }

    private static Gathered personal(Bill bill) {
        return new Gathered.Answered(
                new Answer.Settled(bill.id(), Split.personal(bill.total()), ""));
    }

    private Gathered ready(Bill bill, Insured person, Facts facts) {
        Optional<Institution> institution = institutions.find(bill.institution());
        Identity identity = facts.identities.get(bill.patient());
        Map<ItemId, Item> items = items(bill);
        if (institution.isEmpty()) {
            return refused(bill, "institution-unknown", bill.institution().toString());
        }
        if (identity == null) {
            return refused(bill, "identity-unknown", bill.patient().toString());
        }
        for (Bill.Line line : bill.lines()) {
            if (!items.containsKey(line.item())) {
                return refused(bill, "item-unknown", line.item().toString());
            }
        }
        SettlementRow row = facts.before.get(bill.id());
        String number = Long.toString(bill.id().value());
        return new Gathered.ToAsk(
                new InsuredBill(
                        bill,
                        institution.get(),
                        department(bill),
                        identity,
                        person,
                        items,
                        row == null ? fsi.newMessage(institution.get()) : row.message(),
                        facts.trial ? InsuredBill.TRIAL + number : number));
    }

    private Optional<Department> department(Bill bill) {
        return bill.lines().stream()
                .findFirst()
                .flatMap(line -> institutions.department(line.department()));
    }

    private Map<ItemId, Item> items(Bill bill) {
        Map<ItemId, Item> items = new HashMap<>();
        for (Bill.Line line : bill.lines()) {
            catalogue.item(line.item()).ifPresent(item -> items.put(line.item(), item));
        }
        return items;
    }

    private static Gathered refused(Bill bill, String code, String text) {
        return new Gathered.Answered(new Answer.Refused(bill.id(), code, text));
    }
}
