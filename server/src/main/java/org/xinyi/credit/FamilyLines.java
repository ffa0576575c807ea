package org.xinyi.credit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.PatientId;
import org.xinyi.notice.Notices;
import org.xinyi.notice.Template;
import org.xinyi.people.CameOfAge;
import org.xinyi.people.FamilyTies;
import org.xinyi.people.PatientDied;
import org.xinyi.people.Patients;
import org.xinyi.people.Person;
import org.xinyi.people.TieEnded;

/// Ends what rests on a family when the family changes. What is held is honoured, what is owed
/// stays with whoever owes it, and both are told.
@Component
class FamilyLines {

    private final IdSource ids;
    private final LineBook book;
    private final Applications applications;
    private final FamilyTies ties;
    private final ShareRules rules;
    private final AssumingDebts assuming;
    private final Patients patients;
    private final Notices notices;

    FamilyLines(
            IdSource ids,
            LineBook book,
            Applications applications,
            FamilyTies ties,
            ShareRules rules,
            AssumingDebts assuming,
            Patients patients,
            Notices notices) {
        this.ids = ids;
        this.book = book;
        this.applications = applications;
        this.ties = ties;
        this.rules = rules;
        this.assuming = assuming;
        this.patients = patients;
        this.notices = notices;
    }

    /// Whoever is no relative any more uses the line no more.
    @EventListener
    void on(TieEnded ended) {
        end(shares(ended.tie()).toList());
        assuming.giveBack(
                assuming.assumedBy(ended.tie().payer()).stream()
                        .filter(line -> line.patient().equals(ended.tie().beneficiary()))
                        .toList());
    }

    /// What a scheme lets parents share with minors ends when they are none any more.
    @EventListener
    void on(CameOfAge adults) {
        List<Line> ending = new ArrayList<>();
        for (FamilyTies.Tie tie : ties.of(adults.patients())) {
            if (tie.holds() && adults.patients().contains(tie.beneficiary())) {
                shares(tie).filter(share -> !rules.stillShares(share, tie)).forEach(ending::add);
            }
        }
        end(ending);
    }

    /// Nobody draws on the word of the dead, and the dead draw no more. A parent whose debts the
    /// dead had taken on stands for them again. What waits for a lender is withdrawn first: it
    /// opens no line after these.
    @EventListener
    void on(PatientDied died) {
        applications.withdraw(died.patient());
        assuming.giveBack(assuming.assumedBy(died.patient()));
        end(
                book.of(died.patient()).stream()
                        .filter(line -> line.kind() != Line.Kind.TRUST && line.isOpen())
                        .toList());
    }

    private Stream<Line> shares(FamilyTies.Tie tie) {
        return book.of(tie.payer()).stream()
                .filter(line -> line.kind() == Line.Kind.SHARE && line.isOpen())
                .filter(line -> line.debtor().equals(tie.payer()))
                .filter(line -> line.patient().equals(tie.beneficiary()));
    }

    private void end(List<Line> lines) {
        book.close(lines.stream().map(Line::id).toList());
        Set<PatientId> people = new HashSet<>();
        for (Line line : lines) {
            people.add(line.patient());
            people.add(line.debtor());
        }
        Map<PatientId, Person> known = patients.find(people);
        List<Notices.Notice> told = new ArrayList<>();
        for (Line line : lines) {
            if (!line.patient().equals(line.debtor())) {
                tell(line, known.get(line.patient()), known.get(line.debtor()), told);
                tell(line, known.get(line.debtor()), known.get(line.patient()), told);
            }
        }
        notices.send(told);
    }

    private void tell(
            Line line, @Nullable Person to, @Nullable Person of, List<Notices.Notice> told) {
        if (to != null && of != null && to.diedOn() == null) {
            told.add(
                    new Notices.Notice(
                            ids.next(),
                            to.id(),
                            Template.FAMILY_ENDED,
                            line.id().value(),
                            Map.of("name", of.nameMasked())));
        }
    }
}
