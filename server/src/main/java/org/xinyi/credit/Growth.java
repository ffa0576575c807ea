package org.xinyi.credit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.Money;
import org.xinyi.ledger.Balance;
import org.xinyi.ledger.Balances;
import org.xinyi.scheme.LimitRules;
import org.xinyi.scheme.Pack;
import org.xinyi.scheme.Schemes;

/// Limits that grow with bills paid in time, where the pack says so.
@Component
public class Growth {

    private final LineBook book;
    private final RaisesByRule raises;
    private final RaisingByRule raising;
    private final StoredLines lines;
    private final Balances balances;
    private final Schemes schemes;

    Growth(
            LineBook book,
            RaisesByRule raises,
            RaisingByRule raising,
            StoredLines lines,
            Balances balances,
            Schemes schemes) {
        this.book = book;
        this.raises = raises;
        this.raising = raising;
        this.lines = lines;
        this.balances = balances;
        this.schemes = schemes;
    }

    /// Counts bills that were paid in whole and in time, each once, and raises what has come to
    /// grow. What was paid on a share counts for the line it is cut from. In the caller's
    /// transaction.
    public void paidInTime(List<Obligation> paid, Instant now) {
        Map<LineId, LineId> growing = growing(paid);
        if (growing.isEmpty()) {
            return;
        }
        raises.paid(
                paid.stream()
                        .filter(one -> growing.containsKey(one.line()))
                        .map(
                                one ->
                                        new RaisesByRule.Paid(
                                                one.id().value(),
                                                Objects.requireNonNull(growing.get(one.line())),
                                                now))
                        .toList());
        List<RaisesByRule.Raise> made = raising.raise(candidates(growing, now));
        raises.use(made);
    }

    /// What a line has grown by, and what raises it next.
    ///
    /// @param paid how long ago what counts was paid
    record Stand(Line line, List<Duration> paid) {}

    Stand stand(Line line, Instant now) {
        return new Stand(line, ages(raises.unused(List.of(line.id())), line.id(), now));
    }

    private List<RaisingByRule.Candidate> candidates(Map<LineId, LineId> growing, Instant now) {
        Set<LineId> wanted = new HashSet<>(growing.values());
        Map<LineId, Balance> rows = balances.lock(wanted);
        List<RaisesByRule.Paid> unused = raises.unused(wanted);
        Map<LineId, CreditRefusal> closed = lines.closedToHolds(wanted);
        List<RaisingByRule.Candidate> candidates = new ArrayList<>();
        for (Line line : book.find(wanted).values()) {
            Balance row = rows.get(line.id());
            Money limit = row == null ? null : row.limit();
            if (limit != null) {
                LimitRules.Facts facts =
                        new LimitRules.Facts(
                                Map.of(),
                                null,
                                limit,
                                ages(unused, line.id(), now),
                                closed.containsKey(line.id()));
                candidates.add(
                        new RaisingByRule.Candidate(
                                line, LimitRules.limit(pack(line), facts), true));
            }
        }
        return candidates;
    }

    private static List<Duration> ages(List<RaisesByRule.Paid> unused, LineId line, Instant now) {
        return unused.stream()
                .filter(one -> one.line().equals(line))
                .map(one -> Duration.between(one.at(), now))
                .toList();
    }

    /// The line that grows with each of the lines on which something was paid.
    private Map<LineId, LineId> growing(List<Obligation> paid) {
        Map<LineId, Line> found =
                book.find(paid.stream().map(Obligation::line).collect(Collectors.toSet()));
        return found.values().stream()
                .filter(line -> line.kind() != Line.Kind.TRUST && line.lender() == null)
                .filter(line -> pack(line).credit().scoring().growth() != null)
                .collect(
                        Collectors.toMap(
                                Line::id,
                                line ->
                                        line.parent() == null
                                                ? line.id()
                                                : Objects.requireNonNull(line.parent())));
    }

    private Pack pack(Line line) {
        return schemes.version(Objects.requireNonNull(line.pack()));
    }
}
