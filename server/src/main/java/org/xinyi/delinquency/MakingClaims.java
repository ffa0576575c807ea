package org.xinyi.delinquency;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.commitment.Commitments;
import org.xinyi.credit.Obligation;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.CommitmentId;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.PatientId;
import org.xinyi.scheme.LossLayer;
import org.xinyi.scheme.Waterfall;

/// Makes the claims whose layer's time has come: the shares of what is given up or not paid, within
/// the caps of the year, each with its evidence.
@Component
class MakingClaims {

    /// What a claim can be made of.
    ///
    /// @param base what is lost for the owner
    /// @param moves whether it is a layer that takes over the receivable
    record Loss(
            Obligation of, PartyId owner, Money base, Money recovered, Case known, boolean moves) {

        String scheme() {
            return known.pack().ref().id();
        }
    }

    private final IdSource ids;
    private final ClaimTable table;
    private final LayerYears years;
    private final Commitments commitments;
    private final OutsideNumbers numbers;
    private final ClaimOffices offices;

    MakingClaims(
            IdSource ids,
            ClaimTable table,
            LayerYears years,
            Commitments commitments,
            OutsideNumbers numbers,
            ClaimOffices offices) {
        this.ids = ids;
        this.table = table;
        this.years = years;
        this.commitments = commitments;
        this.numbers = numbers;
        this.offices = offices;
    }

    /// Makes what is due at a moment, in the caller's transaction.
    ///
    /// @return how many
    int make(List<Loss> all, Instant at) {
        List<Loss> losses = all.stream().filter(loss -> hasLayerDue(loss, at)).toList();
        if (losses.isEmpty()) {
            return 0;
        }
        Set<ClaimKey> made = made(losses);
        Map<Promise, CommitmentId> promises = promises(losses);
        int year = BusinessClock.dateOf(at).getYear();
        Map<String, Map<String, Money>> used = new HashMap<>();
        Map<LayerYears.Key, Money> added = new HashMap<>();
        List<ClaimTable.Row> rows = new ArrayList<>();
        for (Loss loss : losses) {
            String scheme = loss.scheme();
            Map<String, Money> soFar =
                    used.computeIfAbsent(scheme, one -> new HashMap<>(years.used(one, year)));
            Waterfall waterfall = Waterfall.of(loss.base, loss.known.pack().lossLayers(), soFar);
            for (LossLayer layer : loss.known.pack().lossLayers()) {
                Money share = waterfall.of(layer.id());
                if (isDue(loss, layer, at)
                        && share.isPositive()
                        && !made.contains(new ClaimKey(loss.of.id(), layer.id()))) {
                    CommitmentId promise = promises.get(new Promise(scheme, loss.of.patient()));
                    rows.add(row(loss, layer, share, promise, at));
                    soFar.merge(layer.id(), share, Money::plus);
                    added.merge(new LayerYears.Key(scheme, layer.id(), year), share, Money::plus);
                }
            }
        }
        table.add(rows);
        years.add(added);
        return rows.size();
    }

    /// Whether a day's work has anything to look at for layers that take receivables over.
    boolean takesOver(LossLayer layer) {
        return layer.ownershipMoves() && offices.find(layer.bearer()).isPresent();
    }

    private Set<ClaimKey> made(List<Loss> losses) {
        return table.of(losses.stream().map(loss -> loss.of.id()).toList()).stream()
                .map(row -> new ClaimKey(row.obligation(), row.layer()))
                .collect(Collectors.toSet());
    }

    private boolean hasLayerDue(Loss loss, Instant at) {
        return loss.known.pack().lossLayers().stream().anyMatch(layer -> isDue(loss, layer, at));
    }

    private boolean isDue(Loss loss, LossLayer layer, Instant at) {
        return loss.moves == layer.ownershipMoves()
                && offices.find(layer.bearer()).isPresent()
                && loss.of.dueAt().plus(layer.after()).isBefore(at);
    }

    private ClaimTable.Row row(
            Loss loss, LossLayer layer, Money share, @Nullable CommitmentId promise, Instant at) {
        long id = ids.next();
        String number = numbers.of(id);
        EvidencePack evidence =
                EvidencePack.of(
                        number,
                        loss.of,
                        loss.known.pack(),
                        loss.known.history(),
                        new EvidencePack.Claimed(layer.id(), share, loss.base, at),
                        promise);
        return new ClaimTable.Row(
                id,
                number,
                loss.known.pack().ref(),
                layer.id(),
                layer.bearer(),
                loss.of.id(),
                loss.owner,
                loss.of.institution(),
                share,
                loss.base,
                loss.recovered,
                promise,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                evidence.hash(),
                at,
                null,
                ClaimTable.State.MADE,
                null);
    }

    /// The promises of those who lose, each scheme asked once.
    private Map<Promise, CommitmentId> promises(List<Loss> losses) {
        Map<String, Set<PatientId>> patients = new HashMap<>();
        for (Loss loss : losses) {
            patients.computeIfAbsent(loss.scheme(), _ -> new HashSet<>()).add(loss.of.patient());
        }
        Map<Promise, CommitmentId> promises = new HashMap<>();
        patients.forEach(
                (scheme, people) ->
                        commitments
                                .inForce(people, scheme)
                                .forEach(
                                        (patient, signed) ->
                                                promises.put(
                                                        new Promise(scheme, patient),
                                                        signed.id())));
        return promises;
    }

    private record Promise(String scheme, PatientId patient) {}

    private record ClaimKey(ObligationId obligation, String layer) {}

    /// The moment up to which a business day's claims are due.
    static Instant endOf(LocalDate day) {
        return Objects.requireNonNull(BusinessClock.startOf(day.plusDays(1)));
    }
}
