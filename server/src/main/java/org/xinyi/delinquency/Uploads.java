package org.xinyi.delinquency;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.access.Proposals;
import org.xinyi.credit.Obligation;
import org.xinyi.credit.Obligations;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.StaffId;
import org.xinyi.kernel.crypto.Sm3;
import org.xinyi.scheme.DebtRules;
import org.xinyi.scheme.FollowUpTerms.Action;
import org.xinyi.scheme.Pack;
import org.xinyi.scheme.Schemes;

/// Hospitals upload people to a scheme's lists, with evidence; the city's own people decide. A
/// debtor is uploaded to the black list only when the ladder has come to it: reminded, called,
/// told, and told in time. Whoever is a minor or owes for nobody but another never comes that
/// far.
@Component
class Uploads {

    /// @param upload its number; the evidence stands under it
    record Content(long upload, String reason, String evidenceHash) {}

    /// What a hospital says.
    ///
    /// @param name of the document
    record Evidence(String reason, String name, byte[] content) {}

    /// @param obligation the bill, for a black list; null for a white one
    /// @param draft the rung that waits for it; null for a white list
    private record Wanted(
            PatientId person,
            @Nullable ObligationId obligation,
            @Nullable Long draft,
            String scheme,
            InstitutionId institution) {}

    private final IdSource ids;
    private final BusinessClock clock;
    private final Proposals proposals;
    private final UploadTable table;
    private final Drafts drafts;
    private final Visibility visibility;
    private final Schemes schemes;

    Uploads(
            IdSource ids,
            BusinessClock clock,
            Proposals proposals,
            UploadTable table,
            Drafts drafts,
            Visibility visibility,
            Schemes schemes) {
        this.ids = ids;
        this.clock = clock;
        this.proposals = proposals;
        this.table = table;
        this.drafts = drafts;
        this.visibility = visibility;
        this.schemes = schemes;
    }

    /// Whether a rung of a pack is carried out by upload alone.
    static boolean waitsFor(Pack pack, Action action) {
        return action == Action.LIST && DebtRules.uploadsByHospital(pack).outcome();
    }

    /// In the caller's transaction.
    ///
    /// @throws RefusedException when the bill's ladder has not come to the list
    Proposals.Proposal black(long obligation, Evidence evidence) {
        Obligations.Open open = visibility.open(obligation);
        Obligation bill = open.obligation();
        Pack pack = bill.pack() == null ? null : schemes.version(bill.pack());
        if (pack == null || !DebtRules.uploadsByHospital(pack).outcome()) {
            throw new RefusedException(new DelinquencyRefusal.ListNotKept(scheme(pack)));
        }
        Drafts.Draft draft =
                drafts.openOf(bill.id())
                        .filter(one -> one.action().equals(Action.LIST.name()))
                        .orElseThrow(
                                () ->
                                        new RefusedException(
                                                new DelinquencyRefusal.NotToBeListed(obligation)));
        return propose(
                Proposals.Kind.BLACK_LIST,
                new Wanted(
                        bill.debtor(), bill.id(), draft.id(), pack.ref().id(), bill.institution()),
                evidence);
    }

    /// In the caller's transaction.
    Proposals.Proposal white(
            PatientId person, String scheme, InstitutionId institution, Evidence evidence) {
        boolean kept =
                schemes.active(scheme, clock.today())
                        .filter(pack -> DebtRules.keepsList(pack, true).outcome())
                        .isPresent();
        if (!kept) {
            throw new RefusedException(new DelinquencyRefusal.ListNotKept(scheme));
        }
        return propose(
                Proposals.Kind.WHITE_LIST,
                new Wanted(person, null, null, scheme, institution),
                evidence);
    }

    private Proposals.Proposal propose(Proposals.Kind kind, Wanted wanted, Evidence evidence) {
        long upload = ids.next();
        String hash = Sm3.hex(evidence.content);
        ObligationId bill = wanted.obligation;
        Proposals.Proposal proposal =
                proposals.propose(
                        kind,
                        bill == null ? wanted.person.value() : bill.value(),
                        null,
                        new Content(upload, evidence.reason, hash));
        StaffId staff = Visibility.staff();
        table.add(
                new UploadTable.Upload(
                        upload,
                        proposal.id(),
                        wanted.person,
                        bill,
                        wanted.draft,
                        wanted.scheme,
                        wanted.institution,
                        evidence.reason,
                        evidence.name,
                        hash,
                        clock.now(),
                        staff == null ? null : Long.valueOf(staff.value())),
                evidence.content);
        return proposal;
    }

    private static String scheme(@Nullable Pack pack) {
        return pack == null ? "" : pack.ref().id();
    }

    /// The evidence may be looked at by the hospital that uploaded it and by the city.
    UploadTable.Upload visible(long upload) {
        return table.find(upload)
                .filter(one -> Acting.current().sees(one.institution()))
                .orElseThrow(
                        () -> new RefusedException(new DelinquencyRefusal.UploadUnknown(upload)));
    }

    /// Carries out a decided black-list entry: the rung that waited, if it is still due.
    @Component
    static class Black implements Proposals.Carrier {

        private final Proposals proposals;
        private final UploadTable table;
        private final Releasing releasing;

        Black(Proposals proposals, UploadTable table, Releasing releasing) {
            this.proposals = proposals;
            this.table = table;
            this.releasing = releasing;
        }

        @Override
        public Proposals.Kind kind() {
            return Proposals.Kind.BLACK_LIST;
        }

        @Override
        public void carryOut(Proposals.Proposal proposal) {
            Content content = proposals.content(proposal, Content.class);
            UploadTable.Upload upload = table.find(content.upload).orElseThrow();
            releasing.uploaded(Objects.requireNonNull(upload.draft()));
        }
    }

    /// Carries out a decided white-list entry.
    @Component
    static class White implements Proposals.Carrier {

        private final Proposals proposals;
        private final UploadTable table;
        private final BusinessClock clock;

        White(Proposals proposals, UploadTable table, BusinessClock clock) {
            this.proposals = proposals;
            this.table = table;
            this.clock = clock;
        }

        @Override
        public Proposals.Kind kind() {
            return Proposals.Kind.WHITE_LIST;
        }

        @Override
        public void carryOut(Proposals.Proposal proposal) {
            Content content = proposals.content(proposal, Content.class);
            table.addWhite(table.find(content.upload).orElseThrow(), clock.now());
        }
    }

    /// Takes somebody off the white list, in the caller's transaction.
    void endWhite(long entry) {
        if (!table.endWhite(entry, clock.now())) {
            throw new RefusedException(new DelinquencyRefusal.WhiteListEntryUnknown(entry));
        }
    }

    List<UploadTable.WhiteListing> whiteOf(PatientId person) {
        return table.whiteOf(person);
    }
}
