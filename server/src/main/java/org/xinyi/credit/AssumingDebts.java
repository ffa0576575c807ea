package org.xinyi.credit;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.Adulthood;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.notice.Template;
import org.xinyi.people.FamilyTies;
import org.xinyi.people.Patients;
import org.xinyi.people.Person;
import org.xinyi.scheme.FamilyRules;
import org.xinyi.scheme.Pack;
import org.xinyi.scheme.PackRef;
import org.xinyi.scheme.Schemes;

/// Lets an adult child take on, of the own will, the duty to repay what a parent's care on
/// credit costs from then on. What is owed already stays with the parent; the child may give it
/// up again.
@Component
class AssumingDebts {

    /// @param tie the confirmed tie in which the caller is a child who pays for the line's
    /// holder
    record Wanted(LineId line, long tie) {}

    /// A line whose debts a child may take on.
    ///
    /// @param tie in which the child pays for the line's holder
    record Offer(LineId line, long tie, PackRef pack) {}

    private final BusinessClock clock;
    private final LineBook lines;
    private final Schemes schemes;
    private final FamilyTies ties;
    private final Patients patients;
    private final LineNews news;
    private final Sql sql;

    AssumingDebts(
            BusinessClock clock,
            LineBook lines,
            Schemes schemes,
            FamilyTies ties,
            Patients patients,
            LineNews news,
            Sql sql) {
        this.clock = clock;
        this.lines = lines;
        this.schemes = schemes;
        this.ties = ties;
        this.patients = patients;
        this.news = news;
        this.sql = sql;
    }

    /// What this person may take on now, by the rules that hold when it is done.
    List<Offer> offers(PatientId child) {
        List<FamilyTies.Tie> parents = parents(child).toList();
        int age = age(child);
        List<Line> theirs = lines.open(parents.stream().map(FamilyTies.Tie::beneficiary).toList());
        return parents.stream()
                .flatMap(
                        tie ->
                                theirs.stream()
                                        .filter(line -> owesAlone(tie.beneficiary(), line))
                                        .filter(
                                                line ->
                                                        FamilyRules.assumes(pack(line), age)
                                                                .outcome())
                                        .map(line -> offer(line, tie)))
                .toList();
    }

    /// @throws RefusedException with a [CreditRefusal]
    Line assume(Wanted wanted) {
        PatientId child = Objects.requireNonNull(Acting.current().patient());
        FamilyTies.Tie tie =
                parents(child)
                        .filter(one -> one.id() == wanted.tie)
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new RefusedException(
                                                new CreditRefusal.TieMissing(wanted.tie)));
        Line line =
                find(wanted.line)
                        .filter(one -> owesAlone(tie.beneficiary(), one))
                        .orElseThrow(() -> unknown(wanted.line));
        Pack pack = pack(line);
        if (!FamilyRules.assumes(pack, age(child)).outcome()) {
            throw new RefusedException(new CreditRefusal.AssumptionNotAllowed(pack.ref().id()));
        }
        if (!lines.owe(line, child)) {
            throw unknown(wanted.line);
        }
        tell(Template.DEBTS_TAKEN_ON, line, child);
        return find(line.id()).orElseThrow();
    }

    /// The caller repays no more of what is drawn from now on.
    void giveUp(LineId line) {
        PatientId child = Objects.requireNonNull(Acting.current().patient());
        Line assumed =
                assumedBy(child).stream()
                        .filter(one -> one.id().equals(line))
                        .findFirst()
                        .orElseThrow(() -> unknown(line));
        sql.inTransaction(
                () -> {
                    giveBack(List.of(assumed));
                    tell(Template.DEBTS_GIVEN_UP, assumed, child);
                });
    }

    private void tell(Template what, Line line, PatientId child) {
        Map<PatientId, Person> both = patients.find(List.of(line.patient(), child));
        news.repays(
                what,
                line,
                Objects.requireNonNull(both.get(line.patient())),
                Objects.requireNonNull(both.get(child)));
    }

    /// The open lines of parents whose debts this person has taken on. A minor's line has
    /// another debtor too, and nobody has taken on anything there.
    List<Line> assumedBy(PatientId child) {
        List<Line> others =
                lines.of(child).stream()
                        .filter(AssumingDebts::isOpenLine)
                        .filter(one -> one.debtor().equals(child) && !one.patient().equals(child))
                        .toList();
        Map<PatientId, Person> holders = patients.find(others.stream().map(Line::patient).toList());
        return others.stream().filter(one -> isAdult(holders.get(one.patient()))).toList();
    }

    /// What is drawn on these lines is owed by their holders again.
    void giveBack(List<Line> assumed) {
        assumed.forEach(line -> lines.owe(line, line.patient()));
    }

    /// The confirmed ties in which this person is a child who pays for a parent.
    private Stream<FamilyTies.Tie> parents(PatientId child) {
        return ties.of(List.of(child)).stream()
                .filter(FamilyTies.Tie::holds)
                .filter(tie -> tie.payer().equals(child))
                .filter(tie -> tie.relation() == FamilyTies.Relation.CHILD);
    }

    private Offer offer(Line line, FamilyTies.Tie tie) {
        return new Offer(line.id(), tie.id(), pack(line).ref());
    }

    private static boolean owesAlone(PatientId holder, Line line) {
        return isOpenLine(line) && line.patient().equals(holder) && line.debtor().equals(holder);
    }

    private int age(PatientId person) {
        return Objects.requireNonNull(patients.find(List.of(person)).get(person))
                .ageOn(clock.today());
    }

    private Pack pack(Line line) {
        return schemes.version(Objects.requireNonNull(line.pack()));
    }

    private Optional<Line> find(LineId line) {
        return Optional.ofNullable(lines.find(List.of(line)).get(line))
                .filter(AssumingDebts::isOpenLine);
    }

    private static boolean isOpenLine(Line line) {
        return line.kind() == Line.Kind.SCHEME && line.isOpen();
    }

    private boolean isAdult(@Nullable Person person) {
        return person != null && Adulthood.isAdult(person.ageOn(clock.today()));
    }

    private static RefusedException unknown(LineId line) {
        return new RefusedException(new CreditRefusal.LineUnknown(line.value()));
    }
}
