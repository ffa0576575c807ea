package org.xinyi.delinquency;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.xinyi.delinquency.ListingTable.EffectRow;
import org.xinyi.kernel.ObligationId;
import org.xinyi.scheme.Pack;

/// Tells of listings: the city's credit platform only of a debtor whose commitment authorises it,
/// the insurer where the pack suspends benefits. Whoever was told of is corrected and retracted
/// without asking.
@Component
class Reports {

    private final ReportTable table;
    private final Telling telling;
    private final ReportConsent consent;

    Reports(ReportTable table, Telling telling, ReportConsent consent) {
        this.table = table;
        this.telling = telling;
        this.consent = consent;
    }

    /// Tells of new listings that the pack makes known outside.
    void listed(
            List<Listings.Wanted> wanted, Map<ListingTable.Row, List<EffectRow>> made, Instant at) {
        Map<ObligationId, Listings.Wanted> byObligation = new HashMap<>();
        wanted.forEach(one -> byObligation.put(one.of().id(), one));
        Set<ObligationId> agreed =
                consent.of(wanted.stream().map(one -> one.of().obligation()).toList());
        List<ReportTable.Report> reports = new ArrayList<>();
        made.forEach(
                (row, effects) -> {
                    Listings.Wanted one = byObligation.get(row.obligation());
                    for (Addressee to : Addressee.values()) {
                        boolean may = !to.onConsent() || agreed.contains(row.obligation());
                        if (one != null && may && isTold(effects, to)) {
                            reports.add(listed(to, row, one.of().pack(), at));
                        }
                    }
                });
        telling.tell(reports);
    }

    private ReportTable.Report listed(Addressee to, ListingTable.Row row, Pack pack, Instant at) {
        String basis =
                Letters.basis(pack.followUp(), row.cause())
                        .map(Pack.Text::zh)
                        .orElse(pack.name().zh());
        return telling.report(
                to,
                new Telling.Subject(row.id(), null, row.person(), basis),
                CreditPlatform.Kind.LISTED,
                at,
                null);
    }

    /// Takes back what was told, once nothing that was told of works any more.
    void retracted(List<EffectRow> ended, Instant at) {
        for (Addressee to : Addressee.values()) {
            Set<Long> listings =
                    ended.stream()
                            .filter(row -> to.hears(row.effect()))
                            .map(EffectRow::listing)
                            .collect(Collectors.toCollection(HashSet::new));
            listings.removeAll(table.stillTold(listings, to));
            answer(to, listings, CreditPlatform.Kind.RETRACTED, at);
        }
    }

    void corrected(EffectRow row, Instant at) {
        if (Addressee.CREDIT_PLATFORM.hears(row.effect())) {
            answer(
                    Addressee.CREDIT_PLATFORM,
                    List.of(row.listing()),
                    CreditPlatform.Kind.CORRECTED,
                    at);
        }
    }

    private void answer(
            Addressee to, Collection<Long> listings, CreditPlatform.Kind kind, Instant at) {
        telling.tell(
                table.lastOf(listings, to).stream()
                        .filter(last -> last.kind() != CreditPlatform.Kind.RETRACTED)
                        .map(
                                last ->
                                        telling.report(
                                                to,
                                                Telling.Subject.of(last),
                                                kind,
                                                at,
                                                last.number()))
                        .toList());
    }

    private static boolean isTold(List<EffectRow> effects, Addressee to) {
        return effects.stream().anyMatch(row -> to.hears(row.effect()));
    }
}
