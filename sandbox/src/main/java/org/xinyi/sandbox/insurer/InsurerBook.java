package org.xinyi.sandbox.insurer;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xinyi.sandbox.insurer.Institution.Posting;
import org.xinyi.sandbox.insurer.InsurerFact.BenefitsSet;
import org.xinyi.sandbox.insurer.InsurerFact.Cancelled;
import org.xinyi.sandbox.insurer.InsurerFact.DayEnded;
import org.xinyi.sandbox.insurer.InsurerFact.DaysBegun;
import org.xinyi.sandbox.insurer.InsurerFact.DeductionSet;
import org.xinyi.sandbox.insurer.InsurerFact.Discharged;
import org.xinyi.sandbox.insurer.InsurerFact.FaceSaved;
import org.xinyi.sandbox.insurer.InsurerFact.FileKept;
import org.xinyi.sandbox.insurer.InsurerFact.HospitalShareSet;
import org.xinyi.sandbox.insurer.InsurerFact.InstitutionRegistered;
import org.xinyi.sandbox.insurer.InsurerFact.ItemSaved;
import org.xinyi.sandbox.insurer.InsurerFact.LinesUndone;
import org.xinyi.sandbox.insurer.InsurerFact.LinesUploaded;
import org.xinyi.sandbox.insurer.InsurerFact.PersonSaved;
import org.xinyi.sandbox.insurer.InsurerFact.Registered;
import org.xinyi.sandbox.insurer.InsurerFact.RegistrationUndone;
import org.xinyi.sandbox.insurer.InsurerFact.Reversed;
import org.xinyi.sandbox.insurer.InsurerFact.Settled;
import org.xinyi.sandbox.insurer.InsurerFact.TokenRead;
import org.xinyi.sandbox.insurer.InsurerFact.TokenShown;
import org.xinyi.sandbox.store.Journal;
import org.xinyi.sandbox.web.Sm3Signature;
import org.xinyi.sandbox.web.Times;

/// Everything the insurer knows. Callers hold its monitor while they read and record.
final class InsurerBook implements AutoCloseable {

    private static final long FIRST_NUMBER = 350_000_000_000_000L;

    private final Journal<InsurerFact> journal;
    private final Benefits benefits = Benefits.load();
    private final BookShelf shelf = new BookShelf();
    private final Map<String, Institution> institutions = new HashMap<>();
    private final Map<String, Person> personsById = new HashMap<>();
    private final Map<Long, Person> personsByNumber = new HashMap<>();
    private final Map<Long, Visit> visits = new HashMap<>();
    private final Map<String, Visit> visitsByNumber = new HashMap<>();
    private final Map<Long, Settlement> settlements = new HashMap<>();
    private final Map<String, Visit> registrationsByMessage = new HashMap<>();
    private final Map<String, Settlement> settlementsByMessage = new HashMap<>();
    private final Map<String, Credential> credentials = new HashMap<>();
    private final Map<String, String> faces = new HashMap<>();
    private final Set<Cancelled> cancelled = new HashSet<>();
    private final Set<String> suspensions = new HashSet<>();
    private long lastNumber = FIRST_NUMBER;

    InsurerBook(Path folder) {
        journal = Journal.open(folder, InsurerFact.class, this::apply);
    }

    /// Keeps a fact. What it answers is told only after [#flush].
    void record(InsurerFact fact) {
        journal.record(fact);
    }

    void flush() {
        journal.flush();
    }

    /// A number that was never given out: of a person, a visit, a settlement or a reversal.
    long nextNumber() {
        return lastNumber + 1;
    }

    Benefits benefits() {
        return benefits;
    }

    BookShelf shelf() {
        return shelf;
    }

    synchronized @Nullable Institution institution(String code) {
        return institutions.get(code);
    }

    Collection<Institution> institutions() {
        return institutions.values();
    }

    @Nullable Person personOfId(String idNumber) {
        return personsById.get(idNumber);
    }

    @Nullable Person personOfNumber(long number) {
        return personsByNumber.get(number);
    }

    @Nullable Credential credential(String token) {
        return credentials.get(token);
    }

    /// The ID number of the person whose face this is.
    @Nullable String face(String face) {
        return faces.get(face);
    }

    @Nullable Visit visit(long id) {
        return visits.get(id);
    }

    /// The latest registration or admission under an institution's own number.
    @Nullable Visit visit(Institution institution, Care care, String number) {
        return visitsByNumber.get(key(institution.code(), care, number));
    }

    @Nullable Settlement settlement(long id) {
        return settlements.get(id);
    }

    @Nullable Settlement settlementOfMessage(String message) {
        return settlementsByMessage.get(message);
    }

    @Nullable Visit registrationOfMessage(String message) {
        return registrationsByMessage.get(message);
    }

    boolean isCancelled(Institution institution, String message) {
        return !cancelled.isEmpty()
                && cancelled.contains(new Cancelled(institution.code(), message));
    }

    /// Whether it was not told before.
    boolean isNew(BenefitsSet set) {
        return !suspensions.contains(set.client() + set.number());
    }

    @Override
    public void close() {
        journal.close();
    }

    private void apply(InsurerFact fact) {
        switch (fact) {
            case InstitutionRegistered registered -> apply(registered);
            case PersonSaved saved -> apply(saved);
            case BenefitsSet set -> apply(set);
            case ItemSaved saved -> shelf.apply(saved);
            case Registered registered -> apply(registered);
            case RegistrationUndone undone -> known(undone.visit()).undo();
            case Discharged discharged -> known(discharged.visit()).discharge(discharged.leaves());
            case LinesUploaded uploaded -> known(uploaded.visit()).open(uploaded.lines());
            case LinesUndone undone -> apply(undone);
            case Settled settled -> apply(settled);
            case Reversed reversed -> apply(reversed);
            case Cancelled message -> cancelled.add(message);
            case TokenShown shown ->
                    credentials.put(
                            shown.token(), new Credential(shown.idNumber(), shown.expiresAt(), ""));
            case TokenRead read ->
                    credentials.computeIfPresent(
                            read.token(), (_, shown) -> shown.readBy(read.message()));
            case FaceSaved saved -> faces.put(saved.face(), saved.idNumber());
            case HospitalShareSet set -> shelf.apply(set);
            case DeductionSet set -> shelf.apply(set);
            case FileKept kept -> {
                shelf.apply(kept);
                lastNumber++;
            }
            case DaysBegun begun -> shelf.apply(begun);
            case DayEnded ended -> shelf.apply(ended);
        }
    }

    private void apply(InstitutionRegistered registered) {
        Sm3Signature secret = new Sm3Signature(registered.secret());
        Grade grade = Grade.ofLevel(registered.level());
        Institution known = institutions.get(registered.code());
        if (known == null) {
            Institution institution = new Institution(registered.code(), secret, grade);
            institutions.put(registered.code(), institution);
        } else {
            known.register(secret, grade);
        }
    }

    private void apply(PersonSaved saved) {
        Person known = personsById.get(saved.idNumber());
        if (known == null) {
            Person person = new Person(saved);
            personsById.put(saved.idNumber(), person);
            personsByNumber.put(saved.number(), person);
            lastNumber = Math.max(lastNumber, saved.number());
        } else {
            known.save(saved);
        }
    }

    private void apply(BenefitsSet set) {
        suspensions.add(set.client() + set.number());
        Objects.requireNonNull(personsById.get(set.idNumber())).suspended(set.suspended());
    }

    private void apply(Registered registered) {
        Institution institution =
                Objects.requireNonNull(institutions.get(registered.institution()));
        Person person = Objects.requireNonNull(personsByNumber.get(registered.person()));
        Visit visit =
                new Visit(
                        registered.id(),
                        person,
                        institution,
                        registered.care(),
                        registered.number());
        visits.put(visit.id(), visit);
        visitsByNumber.put(key(institution.code(), visit.care(), visit.number()), visit);
        registrationsByMessage.put(registered.message(), visit);
        lastNumber = registered.id();
    }

    private void apply(LinesUndone undone) {
        Visit visit = known(undone.visit());
        Set<String> numbers = Set.copyOf(undone.numbers());
        visit.close(
                visit.openLines("").stream()
                        .filter(line -> numbers.contains(line.number()))
                        .toList());
    }

    private void apply(Settled settled) {
        Visit visit = known(settled.visit());
        List<FeeLine> lines = visit.openLines(settled.batch());
        Settlement settlement = new Settlement(settled, visit, lines);
        visit.close(lines);
        visit.add(settlement);
        visit.person().take(settlement, 1);
        settlements.put(settlement.id(), settlement);
        settlementsByMessage.put(settled.message(), settlement);
        post(new Posting(settlement, false), Times.dateOf(settled.at()));
        lastNumber = settled.id();
    }

    private void apply(Reversed reversed) {
        Settlement settlement = Objects.requireNonNull(settlements.get(reversed.settlement()));
        settlement.reverse(
                new Settlement.Reversal(reversed.id(), reversed.message(), reversed.at()));
        settlement.visit().person().take(settlement, -1);
        post(new Posting(settlement, true), Times.dateOf(reversed.at()));
        lastNumber = reversed.id();
    }

    private void post(Posting posting, LocalDate day) {
        posting.settlement().visit().institution().post(day, posting);
    }

    private Visit known(long id) {
        return Objects.requireNonNull(visits.get(id));
    }

    private static String key(String institution, Care care, String number) {
        return institution + care.clearingType() + number;
    }
}
