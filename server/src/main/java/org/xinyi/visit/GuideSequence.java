package org.xinyi.visit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.xinyi.catalogue.Item;
import org.xinyi.kernel.DepartmentId;
import org.xinyi.people.Institutions;

/// The order in which to go: what wants an empty stomach first, everything of a department in one
/// go, the laboratory before imaging and treatment, drugs and windows on the way out.
final class GuideSequence {

    private GuideSequence() {}

    /// An order that is still to be done.
    record Step(OrderBook.Page page, Item item, Institutions.Department department) {

        boolean fasting() {
            String guidance = item.guidance();
            return Stream.of("空腹", "禁食", "fasting").anyMatch(guidance::contains);
        }

        Instant placedAt() {
            return page.order().placedAt();
        }
    }

    /// The steps of one department, in the order in which they were ordered.
    record Stop(Institutions.Department department, List<Step> steps) {

        boolean fasting() {
            return steps.stream().anyMatch(Step::fasting);
        }

        Instant firstPlacedAt() {
            return steps.stream().map(Step::placedAt).min(Instant::compareTo).orElseThrow();
        }
    }

    static List<Stop> of(List<Step> steps) {
        Map<DepartmentId, List<Step>> byDepartment = new LinkedHashMap<>();
        steps.stream()
                .sorted(
                        Comparator.comparing((Step step) -> !step.fasting())
                                .thenComparing(Step::placedAt)
                                .thenComparing(step -> step.page.order().id().value()))
                .forEach(
                        step ->
                                byDepartment
                                        .computeIfAbsent(
                                                step.department.id(), _ -> new ArrayList<>())
                                        .add(step));
        return byDepartment.values().stream()
                .map(of -> new Stop(of.getFirst().department, of))
                .sorted(
                        Comparator.comparing((Stop stop) -> !stop.fasting())
                                .thenComparing(stop -> rank(stop.department.kind()))
                                .thenComparing(Stop::firstPlacedAt)
                                .thenComparing(stop -> stop.department.id().value()))
                .toList();
    }

    private static int rank(Institutions.DepartmentKind kind) {
        return switch (kind) {
            case EMERGENCY -> 0;
            case LABORATORY -> 1;
            case IMAGING -> 2;
            case CLINIC -> 3;
            case TREATMENT -> 4;
            case WARD -> 5;
            case PHARMACY -> 6;
            case WINDOW -> 7;
        };
    }
}
