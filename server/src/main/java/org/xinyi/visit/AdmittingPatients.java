package org.xinyi.visit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.DepartmentId;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.VisitId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.people.Institutions;

/// Admits patients to wards. Whatever the deposit comes to later, the bed is theirs now.
@Component
class AdmittingPatients {

    private final Sql sql;
    private final BusinessClock clock;
    private final Institutions institutions;
    private final RegisteringVisits registering;
    private final StayBook book;
    private final Stations stations;

    AdmittingPatients(
            Sql sql,
            BusinessClock clock,
            Institutions institutions,
            RegisteringVisits registering,
            StayBook book,
            Stations stations) {
        this.sql = sql;
        this.clock = clock;
        this.institutions = institutions;
        this.registering = registering;
        this.book = book;
        this.stations = stations;
    }

    /// @param admittedAt null: now
    /// @param expectedDays null when nobody can say
    /// @param number the hospital's own; the same one again answers the same stay
    /// @param deposit what is asked of this patient; null: as the ward has it
    record NewAdmission(
            PatientId patient,
            InstitutionId institution,
            DepartmentId ward,
            String bed,
            @Nullable Instant admittedAt,
            @Nullable Integer expectedDays,
            @Nullable String number,
            @Nullable Money deposit,
            Caller by) {

        Visits.NewVisit visit() {
            return new Visits.NewVisit(
                    patient, institution, ward, Visit.Kind.INPATIENT, number, null, admittedAt, by);
        }
    }

    List<Outcome<VisitId>> admit(List<NewAdmission> wanted) {
        return sql.inTransaction(
                () -> {
                    Instant now = clock.now();
                    List<NewAdmission> toWards = wanted.stream().filter(this::isToWard).toList();
                    List<Outcome<VisitId>> registered =
                            registering.register(
                                    toWards.stream().map(NewAdmission::visit).toList());
                    List<Admitted> stays = new ArrayList<>();
                    List<Outcome<VisitId>> outcomes = new ArrayList<>(wanted.size());
                    int next = 0;
                    for (NewAdmission one : wanted) {
                        Outcome<VisitId> outcome =
                                isToWard(one)
                                        ? registered.get(next++)
                                        : Outcome.refused(
                                                new VisitRefusal.DepartmentUnknown(
                                                        one.ward.value()));
                        if (outcome instanceof Outcome.Done<VisitId>(VisitId visit)) {
                            stays.add(new Admitted(stay(visit, one, now), one.by));
                        }
                        outcomes.add(outcome);
                    }
                    write(stays);
                    return outcomes;
                });
    }

    private record Admitted(Stay stay, Caller by) {

        StayBook.Bed bed() {
            return new StayBook.Bed(stay.visit(), stay.ward(), stay.bed(), stay.admittedAt(), by);
        }
    }

    private void write(List<Admitted> admitted) {
        Set<VisitId> added =
                new HashSet<>(book.add(admitted.stream().map(Admitted::stay).toList()));
        List<StayBook.Bed> beds =
                admitted.stream()
                        .filter(one -> added.contains(one.stay.visit()))
                        .map(Admitted::bed)
                        .toList();
        book.note(beds);
        stations.add(
                beds.stream()
                        .map(
                                bed ->
                                        new Station(
                                                bed.visit(),
                                                Station.Kind.ADMITTED,
                                                bed.ward(),
                                                bed.at()))
                        .toList());
    }

    private boolean isToWard(NewAdmission wanted) {
        return institutions
                .department(wanted.ward)
                .filter(ward -> ward.kind() == Institutions.DepartmentKind.WARD)
                .isPresent();
    }

    private static Stay stay(VisitId visit, NewAdmission wanted, Instant now) {
        return new Stay(
                visit,
                wanted.institution,
                wanted.ward,
                wanted.bed,
                wanted.admittedAt == null ? now : wanted.admittedAt,
                wanted.expectedDays,
                wanted.deposit,
                null,
                null);
    }
}
