package org.xinyi.delinquency;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.xinyi.access.Proposals;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.RefusedException;

/// What two people may do by hand: list, lift, record an act. Even by hand nobody is listed whom
/// the ladder would not list.
@Configuration(proxyBeanMethods = false)
class ByHand {

    /// @param cause id of the rung or counter whose penalties follow
    record ListingContent(long obligation, String cause, String reason) {}

    record LiftContent(long listing, String reason) {}

    record ActContent(long person, String scheme, String reason) {}

    /// One kind of proposal and what carries it out.
    private record Work(Proposals.Kind kind, java.util.function.Consumer<Proposals.Proposal> work)
            implements Proposals.Carrier {
        @Override
        public void carryOut(Proposals.Proposal proposal) {
            work.accept(proposal);
        }
    }

    @Bean
    Proposals.Carrier listingByHand(
            Proposals proposals,
            Books books,
            Cases cases,
            Deliveries deliveries,
            Listings listings,
            Hints hints,
            EventLog log,
            BusinessClock clock) {
        return new Work(
                Proposals.Kind.LISTING,
                proposal -> {
                    ListingContent content = proposals.content(proposal, ListingContent.class);
                    ObligationId id = new ObligationId(content.obligation);
                    Map<ObligationId, Case> found = cases.gather(List.of(id));
                    books.lock(found.values().stream().map(Case::obligation).toList());
                    Page page = new Page(cases.gather(List.of(id)), clock.now());
                    deliveries.learn(page, List.copyOf(page.cases()));
                    List<Listings.Wanted> wanted =
                            page.cases().stream()
                                    .map(one -> listing(one, content, clock.now()))
                                    .toList();
                    listings.make(wanted, page);
                    log.append(page.entries());
                    hints.attend(List.of(id), clock.now());
                });
    }

    @Bean
    Proposals.Carrier liftByHand(
            Proposals proposals, ListingTable table, Listings listings, BusinessClock clock) {
        return new Work(
                Proposals.Kind.LISTING_LIFT,
                proposal -> {
                    LiftContent content = proposals.content(proposal, LiftContent.class);
                    listings.end(table.workingOf(content.listing), EndReason.BY_HAND, clock.now());
                });
    }

    @Bean
    Proposals.Carrier actByHand(Proposals proposals, RecordingActs acts) {
        return new Work(
                Proposals.Kind.DISHONEST_ACT,
                proposal -> acts.record(proposals.content(proposal, ActContent.class)));
    }

    private static Listings.Wanted listing(Case one, ListingContent content, Instant now) {
        long obligation = content.obligation;
        boolean stands =
                one.facts().open().minus(one.history().disputed()).isPositive()
                        && !one.facts().debtor().dead();
        boolean clear =
                Ladder.obstacle(content.cause, one.facts(), one.history()).isEmpty()
                        && one.history().pause(now).isEmpty()
                        && one.history().isTold()
                        && !one.facts().insurerPending();
        if (!stands) {
            throw new RefusedException(new DelinquencyRefusal.ObligationPaid(obligation));
        }
        if (!clear) {
            throw new RefusedException(new DelinquencyRefusal.NotToBeListed(obligation));
        }
        return new Listings.Wanted(one, content.cause, one.facts().open());
    }
}
