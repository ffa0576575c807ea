package org.xinyi.visit;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.catalogue.Catalogue;
import org.xinyi.catalogue.Item;
import org.xinyi.kernel.DepartmentId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.OrderId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.Quantity;
import org.xinyi.kernel.VisitId;
import org.xinyi.people.Institutions;
import org.xinyi.people.Patients;
import org.xinyi.people.Person;

/// Alerts as they are shown: one row for each order, with all that is wrong with it.
@Component
class AlertLists {

    /// @param patientName masked
    /// @param charged what stands charged
    /// @param settled what of it is in settlements
    record AlertRow(
            @NotNull OrderId order,
            @NotNull List<AlertBook.OrderAlert> alerts,
            @NotNull VisitId visit,
            @NotNull PatientId patient,
            @NotNull String patientName,
            @NotNull String item,
            @NotNull String nameZh,
            @NotNull String nameEn,
            @NotNull DepartmentId department,
            @NotNull String departmentZh,
            @NotNull String departmentEn,
            @NotNull Quantity ordered,
            @NotNull Quantity done,
            @NotNull Money charged,
            @NotNull Money settled,
            @NotNull Instant placedAt) {}

    /// @param counts of the whole day, of every kind
    /// @param next where to go on, as `after`; absent at the end
    record AlertPage(
            @NotNull LocalDate day,
            @NotNull Map<AlertBook.OrderAlert, Long> counts,
            @NotNull List<AlertRow> alerts,
            @Nullable Long next) {}

    private final AlertBook book;
    private final Catalogue catalogue;
    private final Institutions institutions;
    private final Patients patients;

    AlertLists(AlertBook book, Catalogue catalogue, Institutions institutions, Patients patients) {
        this.book = book;
        this.catalogue = catalogue;
        this.institutions = institutions;
        this.patients = patients;
    }

    AlertPage of(AlertBook.Place place, AlertBook.@Nullable OrderAlert kind, PageWanted wanted) {
        Map<OrderId, List<AlertBook.Alert>> byOrder = new LinkedHashMap<>();
        for (AlertBook.Alert one : book.find(place, kind, wanted)) {
            byOrder.computeIfAbsent(one.order(), _ -> new ArrayList<>()).add(one);
        }
        List<List<AlertBook.Alert>> read = List.copyOf(byOrder.values());
        List<List<AlertBook.Alert>> page = wanted.cut(read);
        Map<PatientId, Person> people =
                patients.find(page.stream().map(of -> of.getFirst().patient()).distinct().toList());
        return new AlertPage(
                place.day(),
                book.count(place),
                page.stream().map(of -> row(of, people)).toList(),
                wanted.next(read, of -> of.getFirst().order().value()));
    }

    private AlertRow row(List<AlertBook.Alert> alerts, Map<PatientId, Person> people) {
        AlertBook.Alert first = alerts.getFirst();
        Item item = catalogue.item(first.item()).orElseThrow();
        Institutions.Department department =
                institutions.department(first.department()).orElseThrow();
        Person patient = people.get(first.patient());
        return new AlertRow(
                first.order(),
                alerts.stream().map(AlertBook.Alert::kind).toList(),
                first.visit(),
                first.patient(),
                patient == null ? "" : patient.nameMasked(),
                item.code(),
                item.nameZh(),
                item.nameEn(),
                first.department(),
                department.nameZh(),
                department.nameEn(),
                first.ordered(),
                first.done(),
                first.charged(),
                first.settled(),
                first.placedAt());
    }
}
