package org.xinyi.delinquency;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.PatientId;
import org.xinyi.scheme.FollowUpTerms;
import org.xinyi.scheme.FollowUpTerms.Counted;
import org.xinyi.scheme.FollowUpTerms.Counter;

/// Notes what was not paid in time, counts, and lists where a counter of the pack says so.
@Component
class NotingOverdue {

    private final RungBook book;
    private final Counts counts;
    private final Listings listings;

    NotingOverdue(RungBook book, Counts counts, Listings listings) {
        this.book = book;
        this.counts = counts;
        this.listings = listings;
    }

    void note(Page page) {
        List<Case> overdue =
                page.cases().stream()
                        .filter(one -> one.at(page.now()).isOverdueNow(page.now()))
                        .toList();
        List<Case> noted = book.noteOverdue(overdue, page.now());
        noted.forEach(one -> page.happened(one.id(), new Event.OverdueNoted()));
        List<Case> counted =
                noted.stream().filter(one -> !one.pack().followUp().counters().isEmpty()).toList();
        if (!counted.isEmpty()) {
            list(counted, page, _ -> true);
        }
    }

    /// An act was recorded: whom a counter of acts reaches now is listed now, not with the next
    /// bill in arrears. Bills in arrears have become no more by it, and the dead are left alone.
    void acted(Page page) {
        list(
                page.cases().stream().filter(one -> !one.facts().debtor().dead()).toList(),
                page,
                counter -> counter.counts() == Counted.DISHONEST_ACTS);
    }

    private void list(List<Case> counted, Page page, Predicate<Counter> looked) {
        Map<Counts.Key, Counts.Count> found = counts.of(counted.stream().map(this::key).toList());
        List<Listings.Wanted> wanted = new ArrayList<>();
        for (Case one : counted) {
            FollowUpTerms terms = one.pack().followUp();
            Counts.Count count = found.getOrDefault(key(one), Counts.Count.NONE);
            for (Counter counter : terms.counters()) {
                boolean hurts =
                        terms.penalties().stream()
                                .anyMatch(penalty -> penalty.cause().equals(counter.id()));
                boolean clear = Ladder.obstacle(counter.id(), one.facts(), one.history()).isEmpty();
                if (hurts
                        && clear
                        && looked.test(counter)
                        && StandingRule.isReached(counter, count.of(counter))) {
                    wanted.add(new Listings.Wanted(one, counter.id(), one.facts().open()));
                }
            }
        }
        listings.make(withoutThoseListed(wanted), page);
    }

    /// One listing for a counter at a time.
    private List<Listings.Wanted> withoutThoseListed(List<Listings.Wanted> wanted) {
        List<PatientId> people =
                wanted.stream().map(one -> one.of().obligation().debtor()).distinct().toList();
        List<ListingTable.EffectRow> working = listings.working(people);
        List<Listings.Wanted> fresh = new ArrayList<>();
        for (Listings.Wanted one : wanted) {
            PatientId person = one.of().obligation().debtor();
            boolean listed =
                    working.stream()
                            .anyMatch(
                                    row ->
                                            row.person().equals(person)
                                                    && row.cause().equals(one.cause()));
            boolean twice =
                    fresh.stream()
                            .anyMatch(
                                    other ->
                                            other.of().obligation().debtor().equals(person)
                                                    && other.cause().equals(one.cause()));
            if (!listed && !twice) {
                fresh.add(one);
            }
        }
        return fresh;
    }

    private Counts.Key key(Case one) {
        return new Counts.Key(one.obligation().debtor(), one.pack().ref().id());
    }
}
