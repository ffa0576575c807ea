package org.xinyi.clearing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.MergeJoin;
import org.xinyi.kernel.Money;
import org.xinyi.ledger.Books;
import org.xinyi.ledger.Check;
import org.xinyi.ledger.Entry;
import org.xinyi.ledger.JournalKind;

/// Every payout that another party has told us of stands in the books once, entry by entry; and
/// nothing stands there that nobody has paid.
@Component
class ArrivalBooksCheck implements Check {

    private static final Set<JournalKind> PAID =
            Set.of(JournalKind.LENDER_PAID, JournalKind.CHANNEL_PAID, JournalKind.INSURER_PAID);

    private final Arrivals arrivals;
    private final Books books;

    ArrivalBooksCheck(Arrivals arrivals, Books books) {
        this.arrivals = arrivals;
        this.books = books;
    }

    @Override
    public String name() {
        return "every-payout-stands-in-the-books-once";
    }

    @Override
    public void run(Findings findings) {
        List<Arrival> booked =
                arrivals.all().stream().filter(arrival -> arrival.journal() != null).toList();
        try (Stream<Books.Line> entries = books.entries(PAID)) {
            MergeJoin.outer(
                    booked.iterator(),
                    arrival -> Objects.requireNonNull(arrival.journal()).value(),
                    MergeJoin.grouped(entries.iterator(), line -> line.journal().value()),
                    group -> group.getFirst().journal().value(),
                    (arrival, group) -> compare(arrival, group, findings));
        }
        for (Arrivals.Correction one : arrivals.corrections()) {
            findings.explained(
                    Kinds.CORRECTED,
                    "payout " + one.number(),
                    one.booked(),
                    one.corrected(),
                    "the payer told it otherwise after it was booked");
        }
    }

    private static void compare(
            @Nullable Arrival arrival, @Nullable List<Books.Line> group, Findings findings) {
        findings.compared(1);
        if (arrival == null) {
            if (group != null) {
                findings.broken(
                        "journal " + group.getFirst().journal().value() + " has no payout",
                        Money.sum(group, Books.Line::amount));
            }
            return;
        }
        List<Posted> expected =
                PaidJournals.entries(arrival).stream().map(Posted::of).sorted().toList();
        List<Posted> actual =
                group == null ? List.of() : group.stream().map(Posted::of).sorted().toList();
        if (expected.equals(actual)) {
            return;
        }
        Money ours = Money.sum(expected, Posted::amount);
        Money theirs = Money.sum(actual, Posted::amount);
        if (ours.equals(theirs)) {
            findings.broken(arrival.subject() + " stands in another place", ours);
        } else {
            findings.difference(arrival.subject() + " in the books", ours, theirs);
        }
    }

    /// An entry in a form that can be compared, whoever made it.
    private record Posted(List<Long> place, Money amount) implements Comparable<Posted> {

        private static final long NONE = -1;

        static Posted of(Entry entry) {
            return of(
                    new Place(
                            entry.owner().value(),
                            entry.source().code(),
                            entry.debit().type().code(),
                            entry.debit().key(),
                            entry.credit().type().code(),
                            entry.credit().key()),
                    entry.amount());
        }

        static Posted of(Books.Line line) {
            return of(
                    new Place(
                            line.owner().value(),
                            line.source().code(),
                            line.debit().code(),
                            line.debitKey(),
                            line.credit().code(),
                            line.creditKey()),
                    line.amount());
        }

        private static Posted of(Place at, Money amount) {
            List<Long> place = new ArrayList<>();
            place.add(at.owner);
            place.add((long) at.source);
            place.add((long) at.debit);
            place.add(at.debitKey == null ? NONE : at.debitKey);
            place.add((long) at.credit);
            place.add(at.creditKey == null ? NONE : at.creditKey);
            return new Posted(List.copyOf(place), amount);
        }

        @Override
        public int compareTo(Posted other) {
            int order = place.toString().compareTo(other.place.toString());
            return order == 0 ? amount.compareTo(other.amount) : order;
        }

        private record Place(
                long owner,
                int source,
                int debit,
                @Nullable Long debitKey,
                int credit,
                @Nullable Long creditKey) {}
    }
}
