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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.commitment.Commitments;
import org.xinyi.credit.Obligation;
import org.xinyi.delinquency.ListingTable.EffectRow;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PatientId;
import org.xinyi.scheme.FollowUpTerms.Effect;
import org.xinyi.scheme.Pack;

/// Keeps what the city's credit platform has to be told. Only a debtor whose commitment authorises
/// it is reported; whoever was reported is corrected and retracted without asking.
@Component
class Reports {

    private static final Set<Effect> REPORTED =
            Set.of(Effect.CITY_LIST, Effect.PERSONAL_CREDIT_FILE);

    private final IdSource ids;
    private final ReportTable table;
    private final ReportPump pump;
    private final Commitments commitments;
    private final OutsideNumbers numbers;

    Reports(
            IdSource ids,
            ReportTable table,
            ReportPump pump,
            Commitments commitments,
            OutsideNumbers numbers) {
        this.ids = ids;
        this.table = table;
        this.pump = pump;
        this.commitments = commitments;
        this.numbers = numbers;
    }

    /// Tells of new listings that the pack puts on a list outside.
    void listed(
            List<Listings.Wanted> wanted, Map<ListingTable.Row, List<EffectRow>> made, Instant at) {
        Map<Long, Listings.Wanted> byObligation = new HashMap<>();
        wanted.forEach(one -> byObligation.put(one.of().id().value(), one));
        Set<ObligationId> authorised = authorised(wanted);
        List<ReportTable.Report> reports = new ArrayList<>();
        made.forEach(
                (row, effects) -> {
                    Listings.Wanted one = byObligation.get(row.obligation().value());
                    if (one != null
                            && isReported(effects)
                            && authorised.contains(row.obligation())) {
                        long id = ids.next();
                        reports.add(
                                new ReportTable.Report(
                                        id,
                                        numbers.of(id),
                                        row.id(),
                                        row.person(),
                                        CreditPlatform.Kind.LISTED,
                                        basis(one.of().pack(), row.cause()),
                                        at,
                                        null));
                    }
                });
        add(reports);
    }

    /// Takes back what was told, once nothing that is reported works any more.
    void retracted(List<EffectRow> ended, Instant at) {
        Set<Long> listings =
                ended.stream()
                        .filter(row -> REPORTED.contains(row.effect()))
                        .map(EffectRow::listing)
                        .collect(Collectors.toCollection(HashSet::new));
        listings.removeAll(table.stillReported(listings));
        answer(listings, CreditPlatform.Kind.RETRACTED, at);
    }

    void corrected(EffectRow row, Instant at) {
        if (REPORTED.contains(row.effect())) {
            answer(List.of(row.listing()), CreditPlatform.Kind.CORRECTED, at);
        }
    }

    private void answer(Collection<Long> listings, CreditPlatform.Kind kind, Instant at) {
        List<ReportTable.Report> reports = new ArrayList<>();
        for (ReportTable.Report last : table.lastOf(listings)) {
            if (last.kind() != CreditPlatform.Kind.RETRACTED) {
                long id = ids.next();
                reports.add(
                        new ReportTable.Report(
                                id,
                                numbers.of(id),
                                last.listing(),
                                last.person(),
                                kind,
                                last.legalBasis(),
                                at,
                                last.number()));
            }
        }
        add(reports);
    }

    private void add(List<ReportTable.Report> reports) {
        if (!reports.isEmpty()) {
            table.add(reports);
            pump.wake();
        }
    }

    private static boolean isReported(List<EffectRow> effects) {
        return effects.stream().anyMatch(row -> REPORTED.contains(row.effect()));
    }

    /// The debtor's own commitment counts, or the patient's when the debtor signed it. Each scheme
    /// is asked once.
    private Set<ObligationId> authorised(List<Listings.Wanted> wanted) {
        Map<String, Set<PatientId>> people = new HashMap<>();
        for (Listings.Wanted one : wanted) {
            people.computeIfAbsent(scheme(one), _ -> new HashSet<>())
                    .addAll(people(one.of().obligation()));
        }
        Map<String, Map<PatientId, Commitments.Commitment>> found = new HashMap<>();
        people.forEach(
                (scheme, of) -> found.put(scheme, commitments.inForce(List.copyOf(of), scheme)));
        return wanted.stream()
                .filter(
                        one ->
                                isAuthorised(
                                        one.of().obligation(),
                                        found.getOrDefault(scheme(one), Map.of())))
                .map(one -> one.of().id())
                .collect(Collectors.toSet());
    }

    private static boolean isAuthorised(
            Obligation obligation, Map<PatientId, Commitments.Commitment> found) {
        PatientId debtor = obligation.debtor();
        Commitments.Commitment signedFor = found.get(obligation.patient());
        return authorises(found.get(debtor))
                || (signedFor != null && debtor.equals(signedFor.proxy()) && authorises(signedFor));
    }

    private static List<PatientId> people(Obligation obligation) {
        return List.of(obligation.debtor(), obligation.patient());
    }

    private static String scheme(Listings.Wanted one) {
        return one.of().pack().ref().id();
    }

    private static boolean authorises(Commitments.@Nullable Commitment commitment) {
        return commitment != null && commitment.authorisesReporting();
    }

    private static String basis(Pack pack, String cause) {
        return Letters.basis(pack.followUp(), cause).map(Pack.Text::zh).orElse(pack.name().zh());
    }
}
