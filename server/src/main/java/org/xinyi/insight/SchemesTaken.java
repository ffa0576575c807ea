package org.xinyi.insight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.insight.SchemeStatistics.SchemeCoverage;
import org.xinyi.insight.SchemeStatistics.SchemeNumbers;
import org.xinyi.insight.SchemeStatistics.SchemeUses;
import org.xinyi.insight.SchemeTimes.Found;
import org.xinyi.insight.SchemeTimes.Times;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.sql.Sql;

/// Takes the statistics of each scheme, all at one moment.
@Component
class SchemesTaken {

    private final Sql sql;
    private final BusinessClock clock;
    private final SchemeCounts counts;
    private final SchemeSums sums;
    private final SchemeTimes times;

    SchemesTaken(
            Sql sql, BusinessClock clock, SchemeCounts counts, SchemeSums sums, SchemeTimes times) {
        this.sql = sql;
        this.clock = clock;
        this.counts = counts;
        this.sums = sums;
        this.times = times;
    }

    /// @param institution null: the whole city
    SchemeStatistics take(LocalDate from, LocalDate to, @Nullable InstitutionId institution) {
        Span span = new Span(from, to, institution);
        List<SchemeStatistics> taken = new ArrayList<>(1);
        sql.onSnapshot(() -> taken.add(take(span)));
        return taken.getFirst();
    }

    private SchemeStatistics take(Span span) {
        Told told =
                new Told(
                        counts.visits(span),
                        counts.care(span),
                        counts.people(span),
                        counts.signedVisits(span),
                        sums.settled(span),
                        times.times(span),
                        times.found(span));
        SchemeTimes.Windows windows = times.windows(span);
        return new SchemeStatistics(
                clock.now(),
                span.from(),
                span.to(),
                told.visits.all(),
                SchemeStatistics.percent(told.visits.booked(), told.visits.all()),
                told.schemes(),
                told.flow(SchemeTimes.ORDINARY),
                windows.windows(),
                windows.cashiers());
    }

    /// What the statements have told, by scheme.
    private record Told(
            SchemeCounts.Visits visits,
            Map<String, SchemeCounts.Care> care,
            Map<String, SchemeCounts.People> people,
            Map<String, Long> signedVisits,
            Map<String, SchemeSums.Settled> settled,
            Map<String, Times> times,
            Map<String, Found> found) {

        List<SchemeNumbers> schemes() {
            TreeSet<String> named = new TreeSet<>(people.keySet());
            named.addAll(care.keySet());
            named.addAll(settled.keySet());
            return named.stream().map(this::scheme).toList();
        }

        private SchemeNumbers scheme(String scheme) {
            SchemeCounts.Care treated = care.getOrDefault(scheme, SchemeCounts.Care.NONE);
            SchemeCounts.People who = people.getOrDefault(scheme, SchemeCounts.People.NONE);
            SchemeSums.Settled bills = settled.getOrDefault(scheme, SchemeSums.Settled.NONE);
            Times own = times.getOrDefault(scheme, Times.NONE);
            Times ordinary = times.getOrDefault(SchemeTimes.ORDINARY, Times.NONE);
            return new SchemeNumbers(
                    scheme,
                    coverage(treated.coverage(), who.lenders()),
                    who.people(),
                    uses(treated.uses(), bills.bills()),
                    bills.sums(),
                    flow(scheme),
                    SchemeStatistics.percent(signedVisits.getOrDefault(scheme, 0L), visits.all()),
                    SchemeStatistics.percent(treated.used(), visits.all()),
                    SchemeStatistics.percent(
                            bills.sums().arrears().fen(), bills.sums().advanced().fen()),
                    own.stayShorterPercent(ordinary),
                    own.waitedLessMinutes(ordinary),
                    own.savedMinutes(ordinary));
        }

        private SchemeStatistics.FlowNumbers flow(String scheme) {
            return times.getOrDefault(scheme, Times.NONE)
                    .flow(found.getOrDefault(scheme, Found.NONE));
        }

        private static SchemeCoverage coverage(SchemeCoverage of, long lenders) {
            return new SchemeCoverage(
                    of.institutions(),
                    of.tertiary(),
                    of.secondary(),
                    of.primary(),
                    of.outpatient(),
                    of.inpatient(),
                    of.workstations(),
                    lenders);
        }

        private static SchemeUses uses(SchemeUses of, long transactions) {
            return new SchemeUses(of.visits(), of.emergencies(), of.stays(), transactions);
        }
    }
}
