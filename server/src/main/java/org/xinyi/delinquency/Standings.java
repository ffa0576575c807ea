package org.xinyi.delinquency;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.xinyi.credit.Obligations;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PatientId;
import org.xinyi.scheme.Decision;
import org.xinyi.scheme.Pack;
import org.xinyi.scheme.Schemes;

/// How people stand, computed when asked.
@Component
class Standings {

    private final BusinessClock clock;
    private final Obligations obligations;
    private final Cases cases;
    private final ListingTable listings;
    private final EventLog log;
    private final Counts counts;
    private final Schemes schemes;

    Standings(
            BusinessClock clock,
            Obligations obligations,
            Cases cases,
            ListingTable listings,
            EventLog log,
            Counts counts,
            Schemes schemes) {
        this.clock = clock;
        this.obligations = obligations;
        this.cases = cases;
        this.listings = listings;
        this.log = log;
        this.counts = counts;
        this.schemes = schemes;
    }

    /// The person's standing under each scheme active today.
    List<Decision<Standing>> of(PatientId person) {
        return schemes.active(clock.today()).stream().map(pack -> of(person, pack)).toList();
    }

    /// Under one scheme; empty when the city has not activated it.
    Optional<Decision<Standing>> of(PatientId person, String scheme) {
        return schemes.active(scheme, clock.today()).map(pack -> of(person, pack));
    }

    private Decision<Standing> of(PatientId person, Pack pack) {
        Instant now = clock.now();
        return StandingRule.decide(pack, facts(person, pack.ref().id(), now), now);
    }

    private StandingFacts facts(PatientId person, String scheme, Instant now) {
        List<Obligations.Open> open =
                obligations.openOf(List.of(person)).stream()
                        .filter(one -> isUnder(one, scheme))
                        .toList();
        Map<ObligationId, Case> known = cases.of(open);
        List<StandingFacts.Owed> owed = new ArrayList<>();
        Map<ObligationId, Money> amounts = new HashMap<>();
        for (Case one : known.values()) {
            Position position = one.at(now);
            amounts.put(one.id(), one.facts().open());
            owed.add(
                    new StandingFacts.Owed(
                            one.id(),
                            one.facts().open(),
                            one.facts().dueAt(),
                            position.current(),
                            isHeldBack(position.step())));
        }
        Counts.Key key = new Counts.Key(person, scheme);
        Counts.Count count = counts.of(List.of(key)).getOrDefault(key, Counts.Count.NONE);
        return new StandingFacts(
                owed, impositions(person, scheme, amounts, now), count.overdue(), count.acts());
    }

    private List<Imposition> impositions(
            PatientId person, String scheme, Map<ObligationId, Money> amounts, Instant now) {
        Set<ObligationId> listed = new HashSet<>();
        for (ListingTable.EffectRow row : listings.workingFor(List.of(person))) {
            if (row.pack().id().equals(scheme)) {
                listed.add(row.obligation());
            }
        }
        return Imposition.of(log.of(listed), amounts, now);
    }

    private static boolean isUnder(Obligations.Open one, String scheme) {
        return one.obligation().pack() != null && one.obligation().pack().id().equals(scheme);
    }

    private static boolean isHeldBack(Step step) {
        return switch (step) {
            case Step.Paused _, Step.Disputed _, Step.InsurerPending _ -> true;
            default -> false;
        };
    }
}
