package org.xinyi.credit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.credit.Applications.Application;
import org.xinyi.credit.Applications.Decided;
import org.xinyi.credit.Applications.State;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.PatientId;
import org.xinyi.people.Patients;
import org.xinyi.people.Person;
import org.xinyi.scheme.Decision;
import org.xinyi.scheme.LimitRules;
import org.xinyi.scheme.Pack;
import org.xinyi.scheme.Schemes;
import org.xinyi.scheme.ScoringTerms.Score;
import tools.jackson.databind.json.JsonMapper;

/// Opens the lines that were decided upon, or says why not. In the caller's transaction.
@Component
class Granting {

    /// @param advance the lender's promise; null when none lends
    /// @param scores that were read with the patient's permission
    record Grant(Application application, @Nullable Advance advance, Map<Score, Long> scores) {}

    /// @param lineNumber the lender's number of the line
    record Advance(PartyId lender, String lineNumber, Money limit) {}

    record Denial(Application application, KeptDecision decision) {

        /// What the patient is told.
        String reason() {
            return decision.told();
        }
    }

    private final IdSource ids;
    private final Applications applications;
    private final Grounds grounds;
    private final LineBook book;
    private final StoredLines lines;
    private final Patients patients;
    private final LineNews news;
    private final Schemes schemes;
    private final JsonMapper json;
    private final RaisingByRule raising;

    Granting(
            IdSource ids,
            Applications applications,
            Grounds grounds,
            LineBook book,
            StoredLines lines,
            Patients patients,
            LineNews news,
            Schemes schemes,
            JsonMapper json,
            RaisingByRule raising) {
        this.ids = ids;
        this.applications = applications;
        this.grounds = grounds;
        this.book = book;
        this.lines = lines;
        this.patients = patients;
        this.news = news;
        this.schemes = schemes;
        this.json = json;
        this.raising = raising;
    }

    /// Only what still stands. What the house asked again opens no line and lifts no block.
    void grant(List<Grant> agreed) {
        List<Grant> grants = standing(agreed);
        Map<Long, Line> known = known(grants);
        Map<PatientId, Person> persons =
                patients.find(grants.stream().map(grant -> grant.application.patient()).toList());
        List<LineBook.Opening> due = new ArrayList<>();
        List<Decided> decided = new ArrayList<>();
        for (Grant grant : grants) {
            Application application = grant.application;
            Line line = known.get(application.id());
            if (application.again() == null) {
                PatientId debtor = grounds.debtor(application, persons);
                due.add(new LineBook.Opening(line(grant, debtor), limit(grant)));
                line = line == null ? due.getLast().line() : line;
            }
            LineId of = Objects.requireNonNull(line).id();
            decided.add(new Decided(application.id(), State.OPENED, "granted", of));
        }
        applications.decide(decided);
        Set<LineId> opened = book.open(due);
        raising.raise(grants.stream().flatMap(one -> again(one, known).stream()).toList());
        lines.lift(due.stream().map(LineBook.Opening::line).toList(), ApplicationDesk.REVOKED);
        news.opened(due.stream().filter(one -> opened.contains(one.line().id())).toList());
    }

    private List<Grant> standing(List<Grant> agreed) {
        Set<Application> standing =
                new HashSet<>(grounds.standing(agreed.stream().map(Grant::application).toList()));
        return agreed.stream().filter(one -> standing.contains(one.application)).toList();
    }

    /// The open lines of those who have one already, by application.
    private Map<Long, Line> known(List<Grant> grants) {
        List<Line> open =
                book.open(grants.stream().map(grant -> grant.application.patient()).toList());
        Map<Long, Line> known = new HashMap<>();
        for (Grant grant : grants) {
            Application application = grant.application;
            open.stream()
                    .filter(line -> line.kind() == kind(application))
                    .filter(line -> line.patient().equals(application.patient()))
                    .filter(
                            line ->
                                    line.pack() != null
                                            && line.pack().id().equals(application.pack().id()))
                    .findFirst()
                    .ifPresent(line -> known.put(application.id(), line));
        }
        return known;
    }

    /// Whoever applies again with a better score gets more, never less; where a lender decides,
    /// its word stands.
    private Optional<RaisingByRule.Candidate> again(Grant grant, Map<Long, Line> known) {
        Line line = known.get(grant.application.id());
        return line == null || grant.scores.isEmpty() || line.lender() != null
                ? Optional.empty()
                : Optional.of(new RaisingByRule.Candidate(line, decision(grant), false));
    }

    /// A no to what the house asked again takes nothing from anybody: it is kept, and not told.
    void deny(List<Denial> denials) {
        List<Decided> decided = new ArrayList<>();
        for (Denial denial : denials) {
            decided.add(
                    new Decided(
                            denial.application.id(),
                            State.REFUSED,
                            denial.decision.text(json),
                            null));
        }
        Set<Long> undecidedUntilNow = new HashSet<>(applications.decide(decided));
        news.refused(
                denials.stream()
                        .filter(one -> undecidedUntilNow.contains(one.application.id()))
                        .filter(one -> one.application.again() == null)
                        .toList());
    }

    private Line line(Grant grant, PatientId debtor) {
        Application application = grant.application;
        Advance advance = grant.advance;
        return new Line(
                new LineId(ids.next()),
                kind(application),
                application.patient(),
                debtor,
                null,
                application.pack(),
                null,
                advance == null ? null : advance.lender,
                advance == null ? null : advance.lineNumber,
                null);
    }

    private static Line.Kind kind(Application application) {
        return application.card() ? Line.Kind.CARD : Line.Kind.SCHEME;
    }

    /// A card's limit is its bank's word.
    private @Nullable Money limit(Grant grant) {
        if (grant.application.card()) {
            return grant.advance == null ? null : grant.advance.limit;
        }
        return decision(grant).outcome().amount();
    }

    private Decision<LimitRules.Limit> decision(Grant grant) {
        Pack pack = schemes.version(grant.application.pack());
        Money granted = grant.advance == null ? null : grant.advance.limit;
        return LimitRules.limit(pack, LimitRules.Facts.opening(grant.scores, granted));
    }
}
