package org.xinyi.clearing;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.MergeJoin;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PartyId;
import org.xinyi.ledger.Account;
import org.xinyi.ledger.Books;
import org.xinyi.ledger.Check;
import org.xinyi.ledger.JournalKind;
import org.xinyi.lender.LenderWork;
import org.xinyi.lender.LenderWork.Told;
import org.xinyi.lender.Lenders.Event;

/// Advice by advice, a lender's own statement says what it was told; and what it was told is
/// what stands in its book.
@Component
class LenderAdvicesCheck implements Check {

    private static final Set<LineType> TYPES =
            Set.of(LineType.REFUNDED, LineType.REPAID, LineType.DEBIT_RETURNED);
    private static final Set<JournalKind> MOVED =
            Set.of(
                    JournalKind.REPAID,
                    JournalKind.REFUNDED,
                    JournalKind.PREPAYMENT_RETURNED,
                    JournalKind.DEBIT_RETURNED);

    private final StatementFiles files;
    private final StatementLines lines;
    private final Books books;
    private final LenderWork lenders;

    LenderAdvicesCheck(
            StatementFiles files, StatementLines lines, Books books, LenderWork lenders) {
        this.files = files;
        this.lines = lines;
        this.books = books;
        this.lenders = lenders;
    }

    private record Kept(PartyId lender, Event event) {}

    @Override
    public String name() {
        return "a-lenders-statement-says-what-it-was-told";
    }

    @Override
    public void run(Findings findings) {
        Received received = new Received(files.all());
        Map<Kept, Money> told = new HashMap<>();
        try (Stream<Told> ours = lenders.told();
                Stream<StatementLines.Filed> theirs = lines.bySubject(TYPES)) {
            MergeJoin.outer(
                    ours.peek(one -> told.merge(kept(one), one.amount(), Money::plus)).iterator(),
                    Told::id,
                    MergeJoin.grouped(theirs.iterator(), StatementLines.Filed::subject),
                    group -> group.getFirst().subject(),
                    (one, group) -> {
                        if (one == null && group != null) {
                            notOurs(group, findings);
                        } else if (one != null) {
                            compare(one, group, received, findings);
                        }
                    });
        }
        compareBooks(told, findings);
    }

    private static Kept kept(Told told) {
        return new Kept(told.lender(), told.event());
    }

    private static void notOurs(List<StatementLines.Filed> group, Findings findings) {
        for (StatementLines.Filed line : group) {
            if (LenderCountersCheck.isOfCounter(line)) {
                continue;
            }
            findings.compared(1);
            findings.difference(
                    line.line().type() + " " + line.line().reference() + " at a lender",
                    Money.ZERO,
                    line.amount());
        }
    }

    private static void compare(
            Told ours,
            @Nullable List<StatementLines.Filed> group,
            Received received,
            Findings findings) {
        findings.compared(1);
        String subject = "advice " + ours.id() + " of " + ours.event();
        if (group != null) {
            Money stated = Money.sum(group, StatementLines.Filed::amount);
            LineType type = group.getFirst().line().type();
            if (!stated.equals(ours.amount())) {
                findings.difference(subject, ours.amount(), stated);
            } else if (!type.name().equals(ours.event().name())
                    || group.getFirst().line().draw() != ours.draw().value()) {
                findings.broken(subject + " stands there as another", stated);
            }
            return;
        }
        Instant answeredAt = ours.answeredAt();
        if (answeredAt == null) {
            findings.explained(
                    Kinds.ADVICE_PENDING,
                    subject,
                    ours.amount(),
                    Money.ZERO,
                    "the lender has not acknowledged it yet");
        } else if (ours.rejected()
                || received.covers(FileKind.LENDER_STATEMENT, ours.lender(), 0, answeredAt)) {
            findings.difference(subject, ours.amount(), Money.ZERO);
        } else {
            findings.explained(
                    Kinds.IN_TRANSIT,
                    subject,
                    ours.amount(),
                    Money.ZERO,
                    received.notYet(FileKind.LENDER_STATEMENT, ours.lender(), 0, answeredAt));
        }
    }

    /// What is paid at the lender's own counter it knows by itself: it stands on `POSITION`.
    private void compareBooks(Map<Kept, Money> told, Findings findings) {
        Set<PartyId> active = lenders.active();
        Map<Kept, Money> booked = new HashMap<>();
        try (Stream<Books.Line> entries = books.entries(MOVED)) {
            entries.filter(line -> active.contains(line.owner()))
                    .forEach(line -> add(booked, line));
        }
        for (PartyId lender : active) {
            for (Event event : Event.values()) {
                Kept key = new Kept(lender, event);
                Money ours = booked.getOrDefault(key, Money.ZERO);
                Money theirs = told.getOrDefault(key, Money.ZERO);
                findings.compared(1);
                if (!ours.equals(theirs)) {
                    findings.difference(
                            "%s of lender %d as told".formatted(event, lender.value()),
                            ours,
                            theirs);
                }
            }
        }
    }

    private static void add(Map<Kept, Money> booked, Books.Line line) {
        switch (line.kind()) {
            case REPAID -> {
                if (line.credit() == Account.Type.LINE && line.debit() == Account.Type.CHANNEL) {
                    booked.merge(new Kept(line.owner(), Event.REPAID), line.amount(), Money::plus);
                }
            }
            case REFUNDED, PREPAYMENT_RETURNED ->
                    booked.merge(
                            new Kept(line.owner(), Event.REFUNDED),
                            Books.signed(line, Account.Type.BETWEEN),
                            Money::plus);
            case DEBIT_RETURNED ->
                    booked.merge(
                            new Kept(line.owner(), Event.DEBIT_RETURNED),
                            Books.signed(line, Account.Type.LINE),
                            Money::plus);
            default -> {}
        }
    }
}
