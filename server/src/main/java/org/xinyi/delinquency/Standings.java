package org.xinyi.delinquency;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
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

    /// How each of these stands under one scheme.
    Map<PatientId, Decision<Standing>> of(Collection<PatientId> people, Pack pack) {
        Instant now = clock.now();
        Map<PatientId, Decision<Standing>> decided = new LinkedHashMap<>();
        facts(people, pack.ref().id(), now)
                .forEach((one, facts) -> decided.put(one, StandingRule.decide(pack, facts, now)));
        return decided;
    }

    private Decision<Standing> of(PatientId person, Pack pack) {
        return Objects.requireNonNull(of(List.of(person), pack).get(person));
    }

    private Map<PatientId, StandingFacts> facts(
            Collection<PatientId> people, String scheme, Instant now) {
        List<Obligations.Open> open =
                obligations.openOf(people).stream().filter(one -> isUnder(one, scheme)).toList();
        Map<PatientId, List<Case>> known =
                cases.of(open).values().stream()
                        .collect(Collectors.groupingBy(one -> one.obligation().debtor()));
        Map<Counts.Key, Counts.Count> counted = counts.of(Counts.keys(people, scheme));
        Map<PatientId, Map<ObligationId, History>> listed = listed(people, scheme);
        Map<PatientId, StandingFacts> facts = new LinkedHashMap<>();
        for (PatientId person : people) {
            facts.put(
                    person,
                    facts(
                            known.getOrDefault(person, List.of()),
                            listed.getOrDefault(person, Map.of()),
                            counted.getOrDefault(new Counts.Key(person, scheme), Counts.Count.NONE),
                            now));
        }
        return facts;
    }

    /// What standing is computed from at a moment.
    ///
    /// @param open what the person owes under the scheme then, first due first
    /// @param listed the histories of what listings were made for
    static StandingFacts facts(
            List<Case> open, Map<ObligationId, History> listed, Counts.Count count, Instant asOf) {
        List<StandingFacts.Owed> owed = new ArrayList<>();
        Map<ObligationId, Money> amounts = new HashMap<>();
        for (Case one : open) {
            Position position = one.at(asOf);
            amounts.put(one.id(), one.facts().open());
            owed.add(
                    new StandingFacts.Owed(
                            one.id(),
                            one.facts().open(),
                            one.facts().dueAt(),
                            position.current(),
                            isHeldBack(position.step())));
        }
        return new StandingFacts(
                owed, Imposition.of(listed, amounts, asOf), count.overdue(), count.acts());
    }

    private Map<PatientId, Map<ObligationId, History>> listed(
            Collection<PatientId> people, String scheme) {
        Map<ObligationId, PatientId> debtors = new HashMap<>();
        for (ListingTable.EffectRow row : listings.workingFor(people)) {
            if (row.pack().id().equals(scheme)) {
                debtors.put(row.obligation(), row.person());
            }
        }
        Map<PatientId, Map<ObligationId, History>> listed = new HashMap<>();
        log.of(debtors.keySet())
                .forEach(
                        (obligation, history) ->
                                listed.computeIfAbsent(
                                                Objects.requireNonNull(debtors.get(obligation)),
                                                _ -> new HashMap<>())
                                        .put(obligation, history));
        return listed;
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
