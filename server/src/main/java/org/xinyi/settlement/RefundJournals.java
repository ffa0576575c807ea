package org.xinyi.settlement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xinyi.credit.Obligation;
import org.xinyi.insurance.Split;
import org.xinyi.kernel.JournalId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.PatientId;
import org.xinyi.ledger.Account;
import org.xinyi.ledger.Account.LossReason;
import org.xinyi.ledger.Entry;
import org.xinyi.ledger.Journal;
import org.xinyi.ledger.JournalKind;
import org.xinyi.ledger.Source;

/// How a refund stands in the books (J10): old split less new split, per source.
final class RefundJournals {

    private RefundJournals() {}

    /// Absent when the two splits are the same.
    ///
    /// @param insurer whose funds get their shares back
    static @Nullable Journal refunded(
            JournalId id,
            Instant at,
            Settlement old,
            Split now,
            PartyId insurer,
            RefundShares shares) {
        PartyId hospital = old.institution().party();
        List<Entry> entries = new ArrayList<>();
        for (Source source : Source.values()) {
            Money difference = old.split().of(source).minus(now.of(source));
            if (source != Source.PERSONAL && !difference.isZero()) {
                entries.add(
                        Entry.signed(
                                hospital,
                                source,
                                Account.position(),
                                SettlementJournals.debited(source, insurer),
                                difference));
            }
        }
        shares.parts().forEach(part -> entries.addAll(personal(hospital, part)));
        if (!shares.rest().isZero()) {
            entries.add(rest(hospital, old.patient(), shares.rest()));
        }
        return entries.isEmpty()
                ? null
                : new Journal(id, JournalKind.REFUNDED, at, old.journal(), entries);
    }

    private static List<Entry> personal(PartyId hospital, RefundShares.Part part) {
        Obligation obligation = part.obligation();
        PartyId owner = obligation.owner();
        boolean ofHospital = owner.equals(hospital);
        Account between = ofHospital ? Account.position() : Account.between(hospital);
        List<Entry> entries = new ArrayList<>();
        if (!ofHospital) {
            entries.add(
                    new Entry(
                            hospital,
                            Source.PERSONAL,
                            Account.position(),
                            Account.between(owner),
                            part.amount()));
        }
        if (part.toLine().isPositive()) {
            entries.add(
                    new Entry(
                            owner,
                            Source.PERSONAL,
                            between,
                            Account.line(obligation.id(), obligation.line()),
                            part.toLine()));
        }
        if (part.toCredit().isPositive()) {
            entries.add(
                    new Entry(
                            owner,
                            Source.PERSONAL,
                            between,
                            Account.patientCredit(obligation.debtor()),
                            part.toCredit()));
        }
        return entries;
    }

    /// What a deposit had paid is the patient's again. When the new split asks more of the patient,
    /// the hospital bears it: a refund never makes a bill dearer.
    private static Entry rest(PartyId hospital, PatientId patient, Money rest) {
        return rest.isNegative()
                ? new Entry(
                        hospital,
                        Source.PERSONAL,
                        Account.loss(LossReason.REFUND_BORNE),
                        Account.position(),
                        rest.negated())
                : new Entry(
                        hospital,
                        Source.PERSONAL,
                        Account.position(),
                        Account.patientCredit(patient),
                        rest);
    }
}
