package org.xinyi.delinquency;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.xinyi.credit.Obligations;
import org.xinyi.delinquency.StandingRegister.Bill;
import org.xinyi.delinquency.StandingRegister.Entry;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PatientId;
import org.xinyi.scheme.FollowUpTerms.Effect;
import org.xinyi.scheme.Pack;
import org.xinyi.scheme.Schemes;

/// How people stood at a moment: nothing is read but packs, obligations, entries and the action
/// log, and of these nothing that came later.
@Component
class PastStandings {

    private final Obligations obligations;
    private final Cases cases;
    private final EventLog log;
    private final Counts counts;
    private final Schemes schemes;

    PastStandings(
            Obligations obligations, Cases cases, EventLog log, Counts counts, Schemes schemes) {
        this.obligations = obligations;
        this.cases = cases;
        this.log = log;
        this.counts = counts;
        this.schemes = schemes;
    }

    /// @param decided by person and scheme
    private record Past(
            Map<PatientId, SortedMap<String, String>> decided, Map<PatientId, List<Bill>> bills) {}

    /// Of those who ever owed anything.
    List<Entry> of(List<PatientId> people, Instant asOf) {
        Past past = gather(people, asOf);
        return StandingBook.entries(people, past.decided, past.bills);
    }

    Entry of(PatientId person, Instant asOf) {
        Past past = gather(List.of(person), asOf);
        List<Bill> own = past.bills.getOrDefault(person, List.of());
        SortedMap<String, String> decided = past.decided.getOrDefault(person, new TreeMap<>());
        return new Entry(person, decided, Money.sum(own, Bill::open), own);
    }

    private Past gather(List<PatientId> people, Instant asOf) {
        List<Obligations.Open> owed = obligations.asOf(people, asOf);
        Map<ObligationId, History> histories = new HashMap<>();
        log.of(owed.stream().map(one -> one.obligation().id()).toList())
                .forEach((id, history) -> histories.put(id, history.until(asOf)));
        Map<PatientId, List<Case>> known =
                cases.past(owed, histories, asOf).stream()
                        .collect(Collectors.groupingBy(one -> one.obligation().debtor()));
        Map<PatientId, SortedMap<String, String>> decided = new HashMap<>();
        for (Pack pack : schemes.active(BusinessClock.dateOf(asOf))) {
            decide(pack, people, known, asOf)
                    .forEach(
                            (person, standing) ->
                                    decided.computeIfAbsent(person, _ -> new TreeMap<>())
                                            .put(pack.ref().id(), standing.name()));
        }
        return new Past(decided, bills(owed, histories));
    }

    private Map<PatientId, Standing> decide(
            Pack pack, List<PatientId> people, Map<PatientId, List<Case>> known, Instant asOf) {
        String scheme = pack.ref().id();
        Map<PatientId, Integer> acts = counts.actsUntil(people, scheme, asOf);
        Map<PatientId, Standing> decided = new HashMap<>();
        for (PatientId person : people) {
            List<Case> own =
                    known.getOrDefault(person, List.of()).stream()
                            .filter(one -> one.pack().ref().id().equals(scheme))
                            .toList();
            Map<ObligationId, History> listed = new LinkedHashMap<>();
            own.forEach(one -> listed.put(one.id(), one.history()));
            int overdue = (int) own.stream().filter(one -> one.history().isOverdueNoted()).count();
            Counts.Count count = new Counts.Count(overdue, overdue + acts.getOrDefault(person, 0));
            List<Case> open = own.stream().filter(one -> one.facts().open().isPositive()).toList();
            StandingFacts facts = Standings.facts(open, listed, count, asOf);
            decided.put(person, StandingRule.decide(pack, facts, asOf).outcome());
        }
        return decided;
    }

    private static Map<PatientId, List<Bill>> bills(
            List<Obligations.Open> owed, Map<ObligationId, History> histories) {
        Map<PatientId, List<Bill>> bills = new HashMap<>();
        for (Obligations.Open one : owed) {
            History history = histories.getOrDefault(one.obligation().id(), History.NONE);
            bills.computeIfAbsent(one.obligation().debtor(), _ -> new ArrayList<>())
                    .add(
                            new Bill(
                                    one.obligation().treatmentEndedAt(),
                                    one.obligation().amount(),
                                    one.amount(),
                                    begun(history),
                                    listings(history)));
        }
        return bills;
    }

    private static SortedMap<String, Instant> begun(History history) {
        SortedMap<String, Instant> begun = new TreeMap<>();
        for (Logged one : history.events()) {
            switch (one.event()) {
                case Event.RungBegun event -> begun.putIfAbsent(event.rung(), one.at());
                case Event.RungCarriedOut event -> begun.putIfAbsent(event.rung(), one.at());
                default -> {}
            }
        }
        return begun;
    }

    private static List<String> listings(History history) {
        List<String> listings = new ArrayList<>();
        for (Logged one : history.events()) {
            if (one.event() instanceof Event.ListingMade made) {
                SortedMap<String, String> ends = new TreeMap<>();
                for (Event.Imposed imposed : made.effects()) {
                    ends.put(imposed.effect().name(), end(history, made.listing(), imposed));
                }
                listings.add(StandingBook.listing(made.cause(), one.at(), ends));
            }
        }
        return listings.stream().sorted().toList();
    }

    private static String end(History history, long listing, Event.Imposed imposed) {
        Effect effect = imposed.effect();
        Instant until = imposed.until();
        for (Logged one : history.events()) {
            switch (one.event()) {
                case Event.EffectEnded(long of, Effect ended, EndReason because)
                        when of == listing && ended == effect -> {
                    return because + "@" + one.at();
                }
                case Event.EffectShortened(long of, Effect shortened, Instant earlier)
                        when of == listing && shortened == effect ->
                        until = earlier;
                default -> {}
            }
        }
        return StandingBook.end("", null, until);
    }
}
