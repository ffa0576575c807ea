package org.xinyi.credit;

import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.PatientId;

@Component
class StoredLines implements CreditLines {

    private final IdSource ids;
    private final BusinessClock clock;
    private final LineBook book;
    private final LineBlocks blocks;

    StoredLines(IdSource ids, BusinessClock clock, LineBook book, LineBlocks blocks) {
        this.ids = ids;
        this.clock = clock;
        this.book = book;
        this.blocks = blocks;
    }

    @Override
    public List<Usable> usable(List<Wanted> wanted) {
        List<Line> lines = book.open(wanted.stream().map(Wanted::patient).toList());
        Map<PatientId, List<Line>> byPatient =
                lines.stream().collect(Collectors.groupingBy(Line::patient));
        Map<LineId, CreditRefusal> closed = closedToHolds(lines.stream().map(Line::id).toList());
        return wanted.stream()
                .map(one -> usable(one, byPatient.getOrDefault(one.patient(), List.of()), closed))
                .toList();
    }

    private static Usable usable(
            Wanted wanted, List<Line> lines, Map<LineId, CreditRefusal> closed) {
        List<Line> ofScheme =
                lines.stream()
                        .filter(
                                line ->
                                        line.pack() != null
                                                && line.pack().id().equals(wanted.scheme()))
                        .toList();
        CreditRefusal reason = new CreditRefusal.LineMissing(wanted.scheme());
        for (Line line : ofScheme.reversed()) {
            CreditRefusal refusal = closed.get(line.id());
            reason = refusal == null ? reason : refusal;
        }
        CreditRefusal firstReason = reason;
        return ofScheme.stream()
                .filter(line -> !closed.containsKey(line.id()))
                .findFirst()
                .<Usable>map(Usable.Yes::new)
                .orElseGet(() -> new Usable.No(firstReason));
    }

    @Override
    public Map<LineId, CreditRefusal> closedToHolds(Collection<LineId> lines) {
        Map<LineId, Line> found = find(new HashSet<>(lines));
        Set<LineId> withParents =
                found.values().stream()
                        .flatMap(line -> Stream.of(line.id(), parentOrSelf(line)))
                        .collect(toSet());
        Map<LineId, CreditRefusal> blocked = blocks.current(withParents, clock.now());
        Map<LineId, CreditRefusal> closed = new HashMap<>();
        for (Line line : found.values()) {
            CreditRefusal own =
                    line.isOpen()
                            ? blocked.get(line.id())
                            : new CreditRefusal.LineClosed(line.id().value());
            CreditRefusal refusal = own == null ? blocked.get(parentOrSelf(line)) : own;
            if (refusal != null) {
                closed.put(line.id(), refusal);
            }
        }
        return closed;
    }

    @Override
    public Map<LineId, Line> find(Collection<LineId> lines) {
        return book.find(lines);
    }

    @Override
    public Map<String, Line> ofLender(PartyId lender, Collection<String> numbers) {
        return book.ofLender(lender, numbers).stream()
                .collect(
                        Collectors.toMap(
                                line -> Objects.requireNonNull(line.lenderNumber()),
                                line -> line,
                                (_, later) -> later));
    }

    @Override
    public List<Line> of(PatientId person) {
        return book.of(person);
    }

    @Override
    public List<Line> cards(Collection<PatientId> owners) {
        List<Line> open = book.cards(owners);
        Map<LineId, CreditRefusal> closed = closedToHolds(open.stream().map(Line::id).toList());
        Map<PatientId, Line> first = new LinkedHashMap<>();
        open.stream()
                .filter(line -> !closed.containsKey(line.id()))
                .forEach(line -> first.putIfAbsent(line.debtor(), line));
        return List.copyOf(first.values());
    }

    @Override
    public Map<Trust, Line> trust(Collection<Trust> wanted) {
        Map<Trust, Line> found = existingTrust(wanted);
        List<Line> missing =
                wanted.stream()
                        .distinct()
                        .filter(trust -> !found.containsKey(trust))
                        .map(this::newTrust)
                        .toList();
        if (!missing.isEmpty()) {
            book.open(missing.stream().map(line -> new LineBook.Opening(line, null)).toList());
            found.putAll(existingTrust(wanted));
        }
        return found;
    }

    /// Ends lines for good: they take no new holds; what is held is honoured, what is owed
    /// stays.
    void close(Collection<LineId> ending) {
        book.close(ending);
    }

    /// Lifts a cause from every line of the same person and scheme as these.
    void lift(List<Line> like, String cause) {
        Set<String> schemes = like.stream().map(StoredLines::schemeKey).collect(toSet());
        List<LineId> open =
                book.open(like.stream().map(Line::patient).toList()).stream()
                        .filter(line -> schemes.contains(schemeKey(line)))
                        .map(Line::id)
                        .toList();
        blocks.lift(open, cause);
    }

    private Map<Trust, Line> existingTrust(Collection<Trust> wanted) {
        return book.trust(wanted).stream()
                .collect(
                        Collectors.toMap(
                                line ->
                                        new Trust(
                                                line.patient(),
                                                Objects.requireNonNull(line.institution())),
                                line -> line));
    }

    private Line newTrust(Trust trust) {
        return new Line(
                new LineId(ids.next()),
                Line.Kind.TRUST,
                trust.patient(),
                trust.patient(),
                null,
                null,
                trust.institution(),
                null,
                null,
                null);
    }

    private static String schemeKey(Line line) {
        return line.patient() + " " + Packs.id(line.pack());
    }

    private static LineId parentOrSelf(Line line) {
        LineId parent = line.parent();
        return parent == null ? line.id() : parent;
    }
}
