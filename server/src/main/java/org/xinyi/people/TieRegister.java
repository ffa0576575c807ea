package org.xinyi.people;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.sql.Sql;

@Component
class TieRegister implements FamilyTies {

    private final Sql sql;
    private final IdSource ids;
    private final BusinessClock clock;
    private final TieTable table;
    private final Patients patients;
    private final ApplicationEventPublisher events;

    TieRegister(
            Sql sql,
            IdSource ids,
            BusinessClock clock,
            TieTable table,
            Patients patients,
            ApplicationEventPublisher events) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.table = table;
        this.patients = patients;
        this.events = events;
    }

    @Override
    public List<Tie> of(Collection<PatientId> people) {
        return table.of(people).stream().map(TieRow::tie).toList();
    }

    /// The ties of a person, and those of the minors in the person's care, who need a guardian.
    List<TieRow> visibleTo(PatientId person) {
        Set<PatientId> open = new LinkedHashSet<>(Set.of(person));
        Set<PatientId> children = new HashSet<>();
        for (Tie tie : of(open)) {
            if (tie.holds() && tie.relation() == Relation.PARENT && tie.payer().equals(person)) {
                children.add(tie.beneficiary());
            }
        }
        for (Person child : patients.find(children).values()) {
            if (Consent.isMinor(child, clock.today())) {
                open.add(child.id());
            }
        }
        return table.of(open);
    }

    /// Proposes a tie; the open one is answered when it has the same relation.
    ///
    /// @param proposer one of the two
    /// @throws RefusedException with a [PeopleRefusal]
    TieRow propose(PatientId payer, PatientId beneficiary, Relation relation, PatientId proposer) {
        if (payer.equals(beneficiary)) {
            throw new RefusedException(new PeopleRefusal.TieToOneself());
        }
        Map<PatientId, Person> people = patients.find(List.of(payer, beneficiary));
        Instant now = clock.now();
        boolean complete =
                Consent.completeWhenProposed(
                        person(people, payer),
                        person(people, beneficiary),
                        relation,
                        proposer,
                        clock.today());
        Tie tie = new Tie(ids.next(), payer, beneficiary, relation, complete ? now : null, null);
        TieRow fresh = new TieRow(tie, proposer);
        return sql.inTransaction(
                () -> {
                    if (table.insert(fresh, now)) {
                        if (complete) {
                            events.publishEvent(new TieConfirmed(tie));
                        }
                        return fresh;
                    }
                    return sameRelation(table.open(payer, beneficiary).orElseThrow(), relation);
                });
    }

    /// Says for the other side that the tie shall hold; again changes nothing.
    TieRow confirm(long id, PatientId by) {
        return sql.inTransaction(
                () -> {
                    TieRow row = table.lock(id);
                    Tie tie = row.tie();
                    Consent.requireConfirmer(tie, row.proposer(), by, guardians(tie));
                    if (tie.endedAt() != null) {
                        throw new RefusedException(new PeopleRefusal.TieHasEnded(id));
                    }
                    if (tie.confirmedAt() != null) {
                        return row;
                    }
                    table.confirm(id, by, clock.now());
                    TieRow confirmed = table.lock(id);
                    events.publishEvent(new TieConfirmed(confirmed.tie()));
                    return confirmed;
                });
    }

    /// Ends the tie, or declines it while it is proposed; again changes nothing.
    TieRow end(long id, PatientId by) {
        return sql.inTransaction(
                () -> {
                    TieRow row = table.lock(id);
                    Consent.requireEnder(row.tie(), by, guardians(row.tie()));
                    if (row.tie().endedAt() != null) {
                        return row;
                    }
                    table.end(id, by, clock.now());
                    TieRow ended = table.lock(id);
                    events.publishEvent(new TieEnded(ended.tie()));
                    return ended;
                });
    }

    /// Who speaks for the beneficiary; null for an adult.
    private @Nullable Set<PatientId> guardians(Tie tie) {
        Person beneficiary = person(patients.find(List.of(tie.beneficiary())), tie.beneficiary());
        return Consent.isMinor(beneficiary, clock.today())
                ? table.guardians(tie.beneficiary())
                : null;
    }

    private static TieRow sameRelation(TieRow open, Relation relation) {
        if (open.tie().relation() != relation) {
            throw new RefusedException(new PeopleRefusal.TieExists(open.tie().id()));
        }
        return open;
    }

    private static Person person(Map<PatientId, Person> people, PatientId id) {
        Person person = people.get(id);
        if (person == null) {
            throw new RefusedException(new PeopleRefusal.PatientUnknown(id.value()));
        }
        return person;
    }
}
