package org.xinyi.credit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.PatientId;
import org.xinyi.notice.Notices;
import org.xinyi.notice.Template;
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
    private final Patients patients;
    private final Notices notices;

    FamilyLines(IdSource ids, LineBook book, Patients patients, Notices notices) {
        this.ids = ids;
        this.book = book;
        this.patients = patients;
        this.notices = notices;
    }

    /// Whoever is no relative any more uses the line no more.
    @EventListener
    void on(TieEnded ended) {
        FamilyTies.Tie tie = ended.tie();
        end(
                book.of(tie.payer()).stream()
                        .filter(line -> line.kind() == Line.Kind.SHARE && line.isOpen())
                        .filter(line -> line.debtor().equals(tie.payer()))
                        .filter(line -> line.patient().equals(tie.beneficiary()))
                        .toList());
    }

    /// Nobody draws on the word of the dead, and the dead draw no more.
    @EventListener
    void on(PatientDied died) {
        end(
                book.of(died.patient()).stream()
                        .filter(line -> line.kind() != Line.Kind.TRUST && line.isOpen())
                        .toList());
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
