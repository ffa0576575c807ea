package org.xinyi.delinquency;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.credit.Obligations;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PatientId;
import org.xinyi.scheme.Pack;
import org.xinyi.scheme.Schemes;

/// Reads page by page, each source once for a page.
@Component
class StandingBook implements StandingRegister {

    private static final int PAGE = 2_000;

    private final BusinessClock clock;
    private final Obligations obligations;
    private final Schemes schemes;
    private final Standings standings;
    private final PastStandings past;
    private final RungBook rungs;
    private final ListingTable listings;

    StandingBook(
            BusinessClock clock,
            Obligations obligations,
            Schemes schemes,
            Standings standings,
            PastStandings past,
            RungBook rungs,
            ListingTable listings) {
        this.clock = clock;
        this.obligations = obligations;
        this.schemes = schemes;
        this.standings = standings;
        this.past = past;
        this.rungs = rungs;
        this.listings = listings;
    }

    @Override
    public void now(Consumer<Entry> each) {
        pages(page -> now(page).forEach(each));
    }

    @Override
    public void asOf(Instant moment, Consumer<Entry> each) {
        pages(page -> past.of(page, moment).forEach(each));
    }

    private void pages(Consumer<List<PatientId>> each) {
        PatientId after = new PatientId(0);
        int found = PAGE;
        while (found == PAGE) {
            List<PatientId> page = obligations.debtors(after, PAGE);
            found = page.size();
            if (found > 0) {
                after = page.getLast();
                each.accept(page);
            }
        }
    }

    private List<Entry> now(List<PatientId> people) {
        List<Obligations.Open> owed = obligations.asOf(people, clock.now());
        List<ObligationId> ids = owed.stream().map(one -> one.obligation().id()).toList();
        Map<ObligationId, Money> open =
                obligations.openOf(people).stream()
                        .collect(
                                Collectors.toMap(
                                        one -> one.obligation().id(), Obligations.Open::amount));
        Map<ObligationId, SortedMap<String, Instant>> begun = rungs.begun(ids);
        Map<ObligationId, List<String>> listed = listed(ids);
        Map<PatientId, List<Bill>> bills = new HashMap<>();
        for (Obligations.Open one : owed) {
            ObligationId id = one.obligation().id();
            bills.computeIfAbsent(one.obligation().debtor(), _ -> new ArrayList<>())
                    .add(
                            new Bill(
                                    one.obligation().treatmentEndedAt(),
                                    one.obligation().amount(),
                                    open.getOrDefault(id, Money.ZERO),
                                    begun.getOrDefault(id, new TreeMap<>()),
                                    listed.getOrDefault(id, List.of())));
        }
        Map<PatientId, SortedMap<String, String>> decided = new HashMap<>();
        for (Pack pack : schemes.active(clock.today())) {
            standings
                    .of(people, pack)
                    .forEach(
                            (person, one) ->
                                    decided.computeIfAbsent(person, _ -> new TreeMap<>())
                                            .put(pack.ref().id(), one.outcome().name()));
        }
        return entries(people, decided, bills);
    }

    static List<Entry> entries(
            List<PatientId> people,
            Map<PatientId, SortedMap<String, String>> decided,
            Map<PatientId, List<Bill>> bills) {
        List<Entry> entries = new ArrayList<>();
        for (PatientId person : people) {
            List<Bill> own = bills.getOrDefault(person, List.of());
            if (!own.isEmpty()) {
                entries.add(
                        new Entry(
                                person,
                                decided.getOrDefault(person, new TreeMap<>()),
                                Money.sum(own, Bill::open),
                                own));
            }
        }
        return entries;
    }

    private Map<ObligationId, List<String>> listed(List<ObligationId> ids) {
        List<ListingTable.Row> rows = listings.onObligations(ids);
        Map<Long, List<ListingTable.EffectRow>> effects =
                listings.effects(rows.stream().map(ListingTable.Row::id).toList()).stream()
                        .collect(Collectors.groupingBy(ListingTable.EffectRow::listing));
        return rows.stream()
                .collect(
                        Collectors.groupingBy(
                                ListingTable.Row::obligation,
                                Collectors.collectingAndThen(
                                        Collectors.mapping(written(effects), Collectors.toList()),
                                        some -> some.stream().sorted().toList())));
    }

    private static Function<ListingTable.Row, String> written(
            Map<Long, List<ListingTable.EffectRow>> effects) {
        return row -> {
            SortedMap<String, String> ends = new TreeMap<>();
            for (ListingTable.EffectRow one : effects.getOrDefault(row.id(), List.of())) {
                ends.put(
                        one.effect().name(),
                        end(one.endedBecause() + "@" + one.endedAt(), one.endedAt(), one.until()));
            }
            return listing(row.cause(), row.listedAt(), ends);
        };
    }

    static String end(String ended, @Nullable Instant endedAt, @Nullable Instant until) {
        if (endedAt != null) {
            return ended;
        }
        return until == null ? "STANDS" : "UNTIL@" + until;
    }

    static String listing(String cause, Instant at, SortedMap<String, String> ends) {
        StringBuilder text = new StringBuilder(cause + " " + at);
        ends.forEach((effect, end) -> text.append(' ').append(effect).append(':').append(end));
        return text.toString();
    }
}
