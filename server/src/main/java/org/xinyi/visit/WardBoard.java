package org.xinyi.visit;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.insurance.Insurance;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.DepartmentId;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.VisitId;
import org.xinyi.people.Institutions;
import org.xinyi.people.Patients;
import org.xinyi.people.Person;

/// Who lies where, and what each stay has come to.
@Component
class WardBoard {

    /// What somebody should look at.
    enum StayAlert {
        /// How it is paid is not decided.
        NOT_CHECKED_IN,
        /// Something done waits for a price.
        HELD_FOR_PRICING,
        LONGER_THAN_EXPECTED,
        /// More may have to be borne than the line carries. Treatment goes on.
        BEYOND_LINE
    }

    /// @param patientName masked
    /// @param days begun, 1 on the day of admission
    /// @param runningCharges what was done so far
    /// @param depositWaived what need not be laid down; zero unless it was waived
    /// @param exposure as in the daily bill
    record Inpatient(
            @NotNull VisitId visit,
            @Nullable String number,
            @NotNull PatientId patient,
            @NotNull String patientName,
            @NotNull DepartmentId ward,
            @NotNull String wardZh,
            @NotNull String wardEn,
            @NotNull String bed,
            @NotNull Instant admittedAt,
            int days,
            @Nullable Integer expectedDays,
            Visit.@NotNull Flow flow,
            @Nullable DepositMode depositMode,
            @NotNull Money depositAsked,
            @NotNull Money depositWaived,
            @NotNull Money runningCharges,
            @NotNull Money exposure,
            @NotNull Set<StayAlert> alerts) {}

    /// @param next where to go on, as `after`; absent at the end
    record InpatientPage(@NotNull List<Inpatient> inpatients, @Nullable Long next) {}

    private final BusinessClock clock;
    private final StayBook stays;
    private final VisitBook visits;
    private final StayCharges charges;
    private final LineMeters meters;
    private final Insurance insurance;
    private final Institutions institutions;
    private final Patients patients;

    WardBoard(
            BusinessClock clock,
            StayBook stays,
            VisitBook visits,
            StayCharges charges,
            LineMeters meters,
            Insurance insurance,
            Institutions institutions,
            Patients patients) {
        this.clock = clock;
        this.stays = stays;
        this.visits = visits;
        this.charges = charges;
        this.meters = meters;
        this.insurance = insurance;
        this.institutions = institutions;
        this.patients = patients;
    }

    /// @param ward null: all wards
    InpatientPage of(InstitutionId institution, @Nullable DepartmentId ward, PageWanted wanted) {
        List<Stay> read = stays.lyingIn(institution, ward, wanted);
        List<Stay> page = wanted.cut(read);
        List<VisitId> ids = page.stream().map(Stay::visit).toList();
        Map<VisitId, Visit> found = visits.find(ids);
        Context context =
                new Context(
                        clock.today(),
                        charges.of(ids),
                        meters.of(found.values()),
                        patients.find(
                                found.values().stream().map(Visit::patient).distinct().toList()));
        return new InpatientPage(
                page.stream()
                        .map(
                                stay ->
                                        row(
                                                stay,
                                                Objects.requireNonNull(found.get(stay.visit())),
                                                context))
                        .toList(),
                wanted.next(read, stay -> stay.visit().value()));
    }

    private record Context(
            LocalDate today,
            Map<VisitId, List<StayCharges.ItemCharge>> charges,
            Map<LineId, LineMeters.State> meters,
            Map<PatientId, Person> people) {}

    private Inpatient row(Stay stay, Visit visit, Context context) {
        List<StayCharges.ItemCharge> items = context.charges.getOrDefault(visit.id(), List.of());
        Institutions.Department ward = institutions.department(stay.ward()).orElseThrow();
        Person person = context.people.get(visit.patient());
        LocalDate admitted = BusinessClock.dateOf(stay.admittedAt());
        int days = (int) ChronoUnit.DAYS.between(admitted, context.today) + 1;
        Money exposure = DailyBills.exposure(personalUnsettled(visit, items), stay);
        LineMeters.State line = visit.line() == null ? null : context.meters.get(visit.line());
        return new Inpatient(
                visit.id(),
                visit.number(),
                visit.patient(),
                person == null ? "" : person.nameMasked(),
                stay.ward(),
                ward.nameZh(),
                ward.nameEn(),
                stay.bed(),
                stay.admittedAt(),
                days,
                stay.expectedDays(),
                visit.flow(),
                stay.depositMode(),
                stay.depositAsked(),
                stay.depositWaived(),
                Money.sum(items, StayCharges.ItemCharge::charged),
                exposure,
                alerts(new Figures(visit, stay, days, exposure), items, line));
    }

    private Money personalUnsettled(Visit visit, List<StayCharges.ItemCharge> items) {
        return Money.sum(
                items.stream().filter(one -> one.unsettled().isPositive()).toList(),
                one ->
                        insurance.estimatePersonal(
                                visit.coverage(),
                                visit.institution(),
                                one.item(),
                                one.unsettled()));
    }

    private record Figures(Visit visit, Stay stay, int days, Money exposure) {}

    private static Set<StayAlert> alerts(
            Figures of, List<StayCharges.ItemCharge> items, LineMeters.@Nullable State line) {
        Set<StayAlert> alerts = EnumSet.noneOf(StayAlert.class);
        if (of.visit.flow() == Visit.Flow.UNDECIDED) {
            alerts.add(StayAlert.NOT_CHECKED_IN);
        }
        if (items.stream().anyMatch(one -> one.unpriced() > 0)) {
            alerts.add(StayAlert.HELD_FOR_PRICING);
        }
        if (of.stay.expectedDays() != null && of.days > of.stay.expectedDays()) {
            alerts.add(StayAlert.LONGER_THAN_EXPECTED);
        }
        if (line != null && line.meter().available() != null) {
            Money carried = line.meter().available().plus(line.meter().held());
            if (of.exposure.isMoreThan(carried)) {
                alerts.add(StayAlert.BEYOND_LINE);
            }
        }
        return alerts;
    }
}
