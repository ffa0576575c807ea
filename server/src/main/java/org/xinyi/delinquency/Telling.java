package org.xinyi.delinquency;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PatientId;

/// Keeps what has to be told outside, in the caller's transaction, and wakes whoever tells it.
@Component
class Telling {

    /// What it is about: a listing or a bill.
    ///
    /// @param legalBasis on which it is told
    record Subject(
            @Nullable Long listing,
            @Nullable ObligationId obligation,
            PatientId person,
            String legalBasis) {

        static Subject of(ReportTable.Report last) {
            return new Subject(last.listing(), last.obligation(), last.person(), last.legalBasis());
        }
    }

    private final IdSource ids;
    private final OutsideNumbers numbers;
    private final ReportTable table;
    private final List<ReportPump> pumps;

    Telling(IdSource ids, OutsideNumbers numbers, ReportTable table, List<ReportPump> pumps) {
        this.ids = ids;
        this.numbers = numbers;
        this.table = table;
        this.pumps = pumps;
    }

    /// @param replaces the number of the report that this one stands in for; null for the first
    ReportTable.Report report(
            Addressee to,
            Subject about,
            CreditPlatform.Kind kind,
            Instant at,
            @Nullable String replaces) {
        long id = ids.next();
        return new ReportTable.Report(
                id,
                numbers.of(id),
                to,
                about.listing,
                about.obligation,
                about.person,
                kind,
                about.legalBasis,
                at,
                replaces);
    }

    void tell(List<ReportTable.Report> reports) {
        if (!reports.isEmpty()) {
            table.add(reports);
            pumps.forEach(ReportPump::wake);
        }
    }
}
