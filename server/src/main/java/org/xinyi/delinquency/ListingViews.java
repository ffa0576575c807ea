package org.xinyi.delinquency;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.credit.Obligations;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.people.Patients;
import org.xinyi.people.Person;
import org.xinyi.scheme.FollowUpTerms;
import org.xinyi.scheme.Pack;
import org.xinyi.scheme.Schemes;

/// Listings as they are shown: cause, legal basis, what each effect lasts and what lifts it.
@Component
class ListingViews {

    /// @param personName masked
    /// @param open what is open of the bill now: paying it lifts what paying lifts
    /// @param legalBasis from the pack, Chinese first
    /// @param effects what it brings about
    /// @param appeals against it, oldest first
    record View(
            long listing,
            @NotNull PatientId person,
            @NotNull String personName,
            @NotNull ObligationId obligation,
            @NotNull InstitutionId institution,
            @NotNull String pack,
            @NotNull String cause,
            Pack.@Nullable Text legalBasis,
            @NotNull Money amountThen,
            @NotNull Money open,
            @NotNull Instant since,
            @Nullable Instant overAt,
            @NotNull List<EffectView> effects,
            @NotNull List<AppealView> appeals) {}

    /// @param legalBasis the words of the pack that it rests on: all that is known where no
    /// document states a number
    /// @param until when it ends by itself; null: when it is lifted
    record EffectView(
            @NotNull String effect,
            Pack.@Nullable Text legalBasis,
            @Nullable Instant until,
            boolean liftedByPayment,
            @Nullable Instant endedAt,
            @Nullable String endedBecause) {}

    record AppealView(
            long appeal,
            long listing,
            @NotNull Instant madeAt,
            @NotNull Instant decideBy,
            @Nullable Instant decidedAt,
            Appeals.@Nullable Decision decision,
            @NotNull String text,
            @Nullable String answer) {}

    private final ListingTable table;
    private final Appeals appeals;
    private final Obligations obligations;
    private final Schemes schemes;
    private final Patients patients;

    ListingViews(
            ListingTable table,
            Appeals appeals,
            Obligations obligations,
            Schemes schemes,
            Patients patients) {
        this.table = table;
        this.appeals = appeals;
        this.obligations = obligations;
        this.schemes = schemes;
        this.patients = patients;
    }

    /// @throws RefusedException when there is none that the caller may see
    ListingTable.Row visible(long listing) {
        return table.find(listing)
                .filter(
                        row ->
                                Visibility.isPerson(row.person())
                                        || Acting.current().sees(row.institution()))
                .orElseThrow(
                        () -> new RefusedException(new DelinquencyRefusal.ListingUnknown(listing)));
    }

    List<View> of(List<ListingTable.Row> rows) {
        List<Long> ids = rows.stream().map(ListingTable.Row::id).toList();
        Map<Long, List<ListingTable.EffectRow>> effects =
                table.effects(ids).stream()
                        .collect(Collectors.groupingBy(ListingTable.EffectRow::listing));
        Map<Long, List<Appeals.Appeal>> made =
                appeals.of(ids).stream().collect(Collectors.groupingBy(Appeals.Appeal::listing));
        Map<ObligationId, Obligations.Open> open =
                obligations.open(
                        rows.stream().map(ListingTable.Row::obligation).distinct().toList());
        Map<PatientId, Person> people =
                patients.find(rows.stream().map(ListingTable.Row::person).distinct().toList());
        List<View> views = new ArrayList<>();
        for (ListingTable.Row row : rows) {
            Obligations.Open bill = open.get(row.obligation());
            Person person = people.get(row.person());
            views.add(
                    view(
                            row,
                            person == null ? "" : person.nameMasked(),
                            bill == null ? Money.ZERO : bill.amount(),
                            effects.getOrDefault(row.id(), List.of()),
                            made.getOrDefault(row.id(), List.of())));
        }
        return views;
    }

    private View view(
            ListingTable.Row row,
            String name,
            Money open,
            Collection<ListingTable.EffectRow> effects,
            Collection<Appeals.Appeal> made) {
        Pack pack = schemes.version(row.pack());
        return new View(
                row.id(),
                row.person(),
                name,
                row.obligation(),
                row.institution(),
                row.pack().toString(),
                row.cause(),
                Letters.basis(pack.followUp(), row.cause()).orElse(null),
                row.amount(),
                open,
                row.listedAt(),
                row.overAt(),
                effects.stream().map(effect -> view(effect, pack.followUp())).toList(),
                made.stream().map(ListingViews::view).toList());
    }

    private static EffectView view(ListingTable.EffectRow row, FollowUpTerms terms) {
        return new EffectView(
                row.effect().name(),
                Letters.basis(terms, row.cause(), row.effect()).orElse(null),
                row.until(),
                row.liftedByPayment(),
                row.endedAt(),
                row.endedBecause());
    }

    static AppealView view(Appeals.Appeal one) {
        return new AppealView(
                one.id(),
                one.listing(),
                one.madeAt(),
                one.decideBy(),
                one.decidedAt(),
                one.decision(),
                one.text(),
                one.answer());
    }
}
