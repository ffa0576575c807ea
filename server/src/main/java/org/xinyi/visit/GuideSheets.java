package org.xinyi.visit;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.xinyi.catalogue.Catalogue;
import org.xinyi.catalogue.Item;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.people.Institutions;
import org.xinyi.people.Patients;
import org.xinyi.people.Person;

/// Writes guide sheets.
@Component
class GuideSheets {

    private final BusinessClock clock;
    private final OrderBook orders;
    private final Catalogue catalogue;
    private final Institutions institutions;
    private final Patients patients;

    GuideSheets(
            BusinessClock clock,
            OrderBook orders,
            Catalogue catalogue,
            Institutions institutions,
            Patients patients) {
        this.clock = clock;
        this.orders = orders;
        this.catalogue = catalogue;
        this.institutions = institutions;
        this.patients = patients;
    }

    GuideSheet of(Visit visit) {
        List<GuideSequence.Step> steps =
                orders.ofVisits(List.of(visit.id())).getOrDefault(visit.id(), List.of()).stream()
                        .filter(GuideSheets::isOpen)
                        .map(this::step)
                        .toList();
        Institutions.Institution institution = institutions.find(visit.institution()).orElseThrow();
        Person patient = patients.find(List.of(visit.patient())).get(visit.patient());
        return new GuideSheet(
                visit.id(),
                institution.nameZh(),
                institution.nameEn(),
                patient == null ? "" : patient.nameMasked(),
                visit.number(),
                stops(GuideSequence.of(steps)),
                clock.now());
    }

    private GuideSequence.Step step(OrderBook.Page page) {
        return new GuideSequence.Step(
                page,
                catalogue.item(page.order().item()).orElseThrow(),
                institutions.department(page.order().department()).orElseThrow());
    }

    private static boolean isOpen(OrderBook.Page page) {
        return !page.state().closed() && !page.state().left(page.order().quantity()).isZero();
    }

    private static List<GuideSheet.GuideStop> stops(List<GuideSequence.Stop> sequence) {
        List<GuideSheet.GuideStop> stops = new ArrayList<>();
        for (GuideSequence.Stop stop : sequence) {
            Institutions.Department department = stop.department();
            stops.add(
                    new GuideSheet.GuideStop(
                            stops.size() + 1,
                            department.id(),
                            department.nameZh(),
                            department.nameEn(),
                            department.kind(),
                            department.location(),
                            stop.fasting(),
                            stop.steps().stream().map(GuideSheets::item).toList()));
        }
        return stops;
    }

    private static GuideSheet.GuideItem item(GuideSequence.Step step) {
        Item item = step.item();
        OrderBook.Page page = step.page();
        return new GuideSheet.GuideItem(
                page.order().id(),
                item.nameZh(),
                item.nameEn(),
                page.state().left(page.order().quantity()),
                item.unit(),
                item.guidance(),
                ChargeStatus.of(page));
    }
}
