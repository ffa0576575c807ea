package org.xinyi.clearing;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.MergeJoin;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PartyId;
import org.xinyi.ledger.Account;
import org.xinyi.ledger.Books;
import org.xinyi.ledger.Check;
import org.xinyi.ledger.JournalKind;
import org.xinyi.lender.LenderWork;
import org.xinyi.settlement.InsuredSettlements;

/// Draw by draw, a lender's own statement says what it was booked to have funded.
@Component
class LenderDrawsCheck implements Check {

    private static final Set<JournalKind> DRAWN = Set.of(JournalKind.SETTLED, JournalKind.PREPAID);

    private final StatementFiles files;
    private final StatementLines lines;
    private final Books books;
    private final LenderWork lenders;
    private final InsuredSettlements settlements;

    LenderDrawsCheck(
            StatementFiles files,
            StatementLines lines,
            Books books,
            LenderWork lenders,
            InsuredSettlements settlements) {
        this.files = files;
        this.lines = lines;
        this.books = books;
        this.lenders = lenders;
        this.settlements = settlements;
    }

    private record Drawn(long obligation, PartyId lender, Money amount, Instant at) {}

    @Override
    public String name() {
        return "a-lenders-statement-says-what-it-funded";
    }

    @Override
    public void run(Findings findings) {
        Received received = new Received(files.all());
        Set<ObligationId> underway = settlements.underway();
        try (Stream<StatementLines.Filed> theirs = lines.bySubject(Set.of(LineType.DRAWN))) {
            MergeJoin.outer(
                    drawn().values().iterator(),
                    Drawn::obligation,
                    MergeJoin.grouped(theirs.iterator(), StatementLines.Filed::subject),
                    group -> group.getFirst().subject(),
                    (ours, group) -> {
                        findings.compared(1);
                        if (ours == null && group != null) {
                            notOurs(group, underway, findings);
                        } else if (ours != null) {
                            compare(ours, group, received, findings);
                        }
                    });
        }
    }

    private SortedMap<Long, Drawn> drawn() {
        Set<PartyId> active = lenders.active();
        SortedMap<Long, Drawn> drawn = new TreeMap<>();
        try (Stream<Books.Line> entries = books.entries(DRAWN)) {
            entries.filter(line -> line.debit() == Account.Type.LINE)
                    .filter(line -> active.contains(line.owner()))
                    .forEach(
                            line -> {
                                Long key = line.debitKey();
                                long obligation = key == null ? 0 : key;
                                drawn.merge(
                                        obligation,
                                        new Drawn(
                                                obligation, line.owner(), line.amount(), line.at()),
                                        LenderDrawsCheck::plus);
                            });
        }
        return drawn;
    }

    private static Drawn plus(Drawn one, Drawn other) {
        return new Drawn(one.obligation, one.lender, one.amount.plus(other.amount), one.at);
    }

    private static void notOurs(
            List<StatementLines.Filed> group, Set<ObligationId> underway, Findings findings) {
        long obligation = group.getFirst().subject();
        Money stated = Money.sum(group, StatementLines.Filed::amount);
        String subject = "draw " + group.getFirst().line().reference();
        if (underway.contains(new ObligationId(obligation))) {
            findings.explained(
                    Kinds.UNDERWAY,
                    subject,
                    Money.ZERO,
                    stated,
                    "its settlement is being carried out");
            return;
        }
        findings.difference(subject, Money.ZERO, stated);
    }

    private static void compare(
            Drawn ours,
            @Nullable List<StatementLines.Filed> group,
            Received received,
            Findings findings) {
        String subject = "draw " + ours.obligation;
        if (group == null) {
            if (received.covers(FileKind.LENDER_STATEMENT, ours.lender, 0, ours.at)) {
                findings.difference(subject, ours.amount, Money.ZERO);
            } else {
                findings.explained(
                        Kinds.IN_TRANSIT,
                        subject,
                        ours.amount,
                        Money.ZERO,
                        received.notYet(FileKind.LENDER_STATEMENT, ours.lender, 0, ours.at));
            }
            return;
        }
        Money stated = Money.sum(group, StatementLines.Filed::amount);
        if (!stated.equals(ours.amount)) {
            findings.difference(subject, ours.amount, stated);
        }
        if (!group.getFirst().party().equals(ours.lender)) {
            findings.broken(subject + " stands at another lender", ours.amount);
        }
    }
}
