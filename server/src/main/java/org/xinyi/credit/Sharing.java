package org.xinyi.credit;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.insurance.Coverage;
import org.xinyi.insurance.Insurance;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.Adulthood;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.people.FamilyTies;
import org.xinyi.people.Institutions;
import org.xinyi.people.Patients;
import org.xinyi.people.Person;
import org.xinyi.scheme.Pack;
import org.xinyi.scheme.Schemes;

/// Lets relatives use a line: a share is a line of its own, with a limit of its own, that counts
/// against the holder's. The holder owes what is drawn on it.
@Component
class Sharing {

    /// @param limit of the share; null: the scheme's default
    record Wanted(LineId line, long tie, @Nullable Money limit) {}

    private final IdSource ids;
    private final BusinessClock clock;
    private final Patients patients;
    private final LineBook lines;
    private final Schemes schemes;
    private final FamilyTies ties;
    private final Insurance insurance;
    private final Institutions institutions;
    private final ShareRules rules;

    Sharing(
            IdSource ids,
            BusinessClock clock,
            Patients patients,
            LineBook lines,
            Schemes schemes,
            FamilyTies ties,
            Insurance insurance,
            Institutions institutions,
            ShareRules rules) {
        this.ids = ids;
        this.clock = clock;
        this.patients = patients;
        this.lines = lines;
        this.schemes = schemes;
        this.ties = ties;
        this.insurance = insurance;
        this.institutions = institutions;
        this.rules = rules;
    }

    /// Brings the member's coverage up to date, before the transaction.
    void askInsurer(Wanted wanted) {
        tie(wanted).ifPresent(tie -> coverage(tie.beneficiary()));
    }

    Line share(Wanted wanted) {
        Line line = own(wanted.line);
        Pack pack = schemes.version(Objects.requireNonNull(line.pack()));
        FamilyTies.Tie tie =
                tie(wanted)
                        .filter(FamilyTies.Tie::holds)
                        .filter(one -> one.payer().equals(line.debtor()))
                        .orElseThrow(
                                () ->
                                        new RefusedException(
                                                new CreditRefusal.TieMissing(wanted.tie)));
        rules.check(line, pack, tie, coverage(tie.beneficiary()));
        Line share =
                new Line(
                        new LineId(ids.next()),
                        Line.Kind.SHARE,
                        tie.beneficiary(),
                        line.debtor(),
                        line.id(),
                        line.pack(),
                        null,
                        line.lender(),
                        line.lenderNumber(),
                        null);
        Money limit = wanted.limit == null ? pack.family().memberLimitDefault() : wanted.limit;
        lines.open(List.of(new LineBook.Opening(share, limit)));
        return lines.sharesOf(line.id()).stream()
                .filter(Line::isOpen)
                .filter(one -> one.patient().equals(tie.beneficiary()))
                .findFirst()
                .orElseThrow();
    }

    /// Closes a line of the caller's, with its shares, or ends a share the caller uses.
    void close(LineId wanted) {
        Acting acting = Acting.current();
        Line line =
                Optional.ofNullable(lines.find(List.of(wanted)).get(wanted))
                        .filter(one -> one.kind() != Line.Kind.TRUST)
                        .filter(
                                one ->
                                        acting.patient() == null
                                                || acting.isPatient(one.patient())
                                                || acting.isPatient(holder(one)))
                        .orElseThrow(
                                () ->
                                        new RefusedException(
                                                new CreditRefusal.LineUnknown(wanted.value())));
        lines.close(List.of(line.id()));
        lines.close(lines.sharesOf(line.id()).stream().map(Line::id).toList());
    }

    /// Nobody lends what somebody else repays.
    private Line own(LineId wanted) {
        Acting acting = Acting.current();
        return Optional.ofNullable(lines.find(List.of(wanted)).get(wanted))
                .filter(line -> line.kind() == Line.Kind.SCHEME && line.isOpen())
                .filter(line -> holder(line).equals(line.debtor()))
                .filter(line -> acting.patient() == null || acting.isPatient(line.debtor()))
                .orElseThrow(
                        () -> new RefusedException(new CreditRefusal.LineUnknown(wanted.value())));
    }

    /// Who decides about a line: whoever is treated on it, and whoever lends it or owes for a
    /// minor. A child who has taken on a parent's debts decides about nothing.
    private PatientId holder(Line line) {
        if (line.kind() == Line.Kind.SHARE) {
            return line.debtor();
        }
        Person patient =
                Objects.requireNonNull(patients.find(List.of(line.patient())).get(line.patient()));
        return Adulthood.isMinor(patient.ageOn(clock.today())) ? line.debtor() : patient.id();
    }

    private Optional<FamilyTies.Tie> tie(Wanted wanted) {
        return Optional.ofNullable(lines.find(List.of(wanted.line)).get(wanted.line))
                .flatMap(
                        line ->
                                ties.of(List.of(line.debtor())).stream()
                                        .filter(tie -> tie.id() == wanted.tie)
                                        .findFirst());
    }

    private boolean coverage(PatientId member) {
        return institutions.all().stream()
                .findFirst()
                .map(first -> insurance.coverage(List.of(member), first.id()).get(member))
                .filter(Coverage::insured)
                .isPresent();
    }
}
