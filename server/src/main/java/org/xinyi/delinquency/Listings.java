package org.xinyi.delinquency;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.credit.ListedPeople;
import org.xinyi.credit.Obligation;
import org.xinyi.delinquency.ListingTable.EffectRow;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PatientId;
import org.xinyi.notice.Notices;
import org.xinyi.scheme.FollowUpTerms.Penalty;

/// Lists debtors and lifts listings. A listing stands on the debtor of the obligation and on nobody
/// else; it removes credit, never care.
@Component
class Listings implements ListedPeople {

    /// @param cause id of the rung or counter
    /// @param amount what was followed up
    record Wanted(Case of, String cause, Money amount) {}

    private final IdSource ids;
    private final ListingTable table;
    private final CreditBlocks blocks;
    private final Reports reports;
    private final Letters letters;
    private final EventLog log;

    Listings(
            IdSource ids,
            ListingTable table,
            CreditBlocks blocks,
            Reports reports,
            Letters letters,
            EventLog log) {
        this.ids = ids;
        this.table = table;
        this.blocks = blocks;
        this.reports = reports;
        this.letters = letters;
        this.log = log;
    }

    /// Lists, in the caller's transaction and with the lines of the obligations locked.
    void make(List<Wanted> wanted, Page page) {
        if (wanted.isEmpty()) {
            return;
        }
        Map<ListingTable.Row, List<EffectRow>> made = new LinkedHashMap<>();
        List<Notices.Notice> written = new ArrayList<>();
        for (Wanted one : wanted) {
            ListingTable.Row row = row(one, page.now());
            List<EffectRow> effects = effects(one, row);
            made.put(row, effects);
            page.happened(row.obligation(), made(row, effects));
            page.attend(row.obligation());
            written.add(letters.listed(one.of(), one.amount(), page.now(), creditEnd(effects)));
        }
        List<EffectRow> all = made.values().stream().flatMap(List::stream).toList();
        table.add(List.copyOf(made.keySet()), all);
        blocks.refresh(all);
        reports.listed(wanted, made, page.now());
        letters.send(written);
    }

    /// Ends effects, in the caller's transaction; those that ended before stay as they were.
    void end(List<EffectRow> rows, EndReason because, Instant at) {
        List<EffectRow> ended = table.end(rows, because, at);
        if (ended.isEmpty()) {
            return;
        }
        log.append(
                ended.stream()
                        .map(
                                row ->
                                        new EventLog.Entry(
                                                at,
                                                row.obligation(),
                                                new Event.EffectEnded(
                                                        row.listing(), row.effect(), because)))
                        .toList());
        blocks.refresh(ended);
        reports.retracted(ended, at);
        tell(ended);
    }

    /// Lets an effect end earlier, as an appeal decided.
    void shorten(EffectRow row, Instant until, Instant at) {
        if (table.shorten(row, until)) {
            log.append(
                    List.of(
                            new EventLog.Entry(
                                    at,
                                    row.obligation(),
                                    new Event.EffectShortened(
                                            row.listing(), row.effect(), until))));
            blocks.refresh(List.of(row));
            reports.corrected(row, at);
        }
    }

    /// Ends what payment lifts, for obligations of which nothing is open any more.
    void paid(Collection<ObligationId> obligations, Instant at) {
        end(
                table.workingOn(obligations).stream().filter(EffectRow::liftedByPayment).toList(),
                EndReason.PAID,
                at);
    }

    List<EffectRow> working(Collection<PatientId> people) {
        return table.workingFor(people);
    }

    @Override
    public Set<PatientId> listed(Collection<PatientId> people, String scheme) {
        return table.workingFor(people).stream()
                .filter(row -> row.pack().id().equals(scheme) && row.effect().counts())
                .map(EffectRow::person)
                .collect(Collectors.toSet());
    }

    private ListingTable.Row row(Wanted one, Instant at) {
        Obligation obligation = one.of.obligation();
        return new ListingTable.Row(
                ids.next(),
                obligation.id(),
                obligation.debtor(),
                obligation.institution(),
                one.of.pack().ref(),
                one.cause,
                one.amount,
                at,
                null);
    }

    private static List<EffectRow> effects(Wanted one, ListingTable.Row row) {
        Map<Object, EffectRow> effects = new LinkedHashMap<>();
        for (Penalty penalty : one.of.pack().followUp().penalties()) {
            if (penalty.cause().equals(one.cause)) {
                Instant until =
                        penalty.lasts() == null ? null : row.listedAt().plus(penalty.lasts());
                effects.putIfAbsent(
                        penalty.effect(),
                        new EffectRow(
                                row.id(),
                                penalty.effect(),
                                row.obligation(),
                                row.person(),
                                row.institution(),
                                row.pack(),
                                row.cause(),
                                until,
                                penalty.liftedByPayment(),
                                null,
                                null));
            }
        }
        return List.copyOf(effects.values());
    }

    private static Event.ListingMade made(ListingTable.Row row, List<EffectRow> effects) {
        return new Event.ListingMade(
                row.id(),
                row.pack(),
                row.cause(),
                effects.stream()
                        .map(
                                effect ->
                                        new Event.Imposed(
                                                effect.effect(),
                                                effect.until(),
                                                effect.liftedByPayment()))
                        .toList());
    }

    /// When credit comes back by itself; null: when something is lifted.
    private static @Nullable Instant creditEnd(List<EffectRow> effects) {
        List<EffectRow> counting = effects.stream().filter(one -> one.effect().counts()).toList();
        boolean open = counting.stream().anyMatch(effect -> effect.until() == null);
        return open
                ? null
                : counting.stream()
                        .map(EffectRow::until)
                        .filter(Objects::nonNull)
                        .max(Instant::compareTo)
                        .orElse(null);
    }

    /// Tells each person once, with the day from which credit is to be had again; says nothing
    /// while something without an end still works.
    private void tell(List<EffectRow> ended) {
        Map<PatientId, EffectRow> people = new HashMap<>();
        ended.forEach(row -> people.putIfAbsent(row.person(), row));
        List<EffectRow> left = table.workingFor(people.keySet());
        List<Notices.Notice> written = new ArrayList<>();
        people.forEach(
                (person, row) -> {
                    List<EffectRow> own =
                            left.stream()
                                    .filter(one -> one.person().equals(person))
                                    .filter(one -> one.effect().counts())
                                    .toList();
                    if (own.stream().allMatch(one -> one.until() != null)) {
                        written.add(
                                letters.lifted(
                                        person,
                                        row.institution(),
                                        row.obligation().value(),
                                        creditEnd(own)));
                    }
                });
        letters.send(written);
    }
}
