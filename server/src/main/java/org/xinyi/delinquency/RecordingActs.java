package org.xinyi.delinquency;

import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import org.xinyi.credit.Obligation;
import org.xinyi.credit.Obligations;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.sql.Sql;

/// Records dishonest acts that two people have agreed upon. The act that a pack's counter was
/// waiting for takes effect at once, on the newest bill of the scheme, an open one before
/// others.
@Component
class RecordingActs {

    private static final String INSERT =
            """
            INSERT INTO dishonest_act (id, person, scheme, reason, recorded_at)
            VALUES (:id, :person, :scheme, :reason, :at::timestamptz)
            """;

    private final Sql sql;
    private final IdSource ids;
    private final BusinessClock clock;
    private final Obligations obligations;
    private final Cases cases;
    private final Books books;
    private final NotingOverdue noting;
    private final EventLog log;
    private final Hints hints;

    RecordingActs(
            Sql sql,
            IdSource ids,
            BusinessClock clock,
            Obligations obligations,
            Cases cases,
            Books books,
            NotingOverdue noting,
            EventLog log,
            Hints hints) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.obligations = obligations;
        this.cases = cases;
        this.books = books;
        this.noting = noting;
        this.log = log;
        this.hints = hints;
    }

    /// In the caller's transaction.
    void record(ByHand.ActContent act) {
        sql.statement(INSERT)
                .param("id", ids.next())
                .param("person", act.person())
                .param("scheme", act.scheme())
                .param("reason", act.reason())
                .param("at", clock.now().toString())
                .update();
        obligations.asOf(List.of(new PatientId(act.person())), clock.now()).stream()
                .filter(one -> isUnder(one.obligation(), act.scheme()))
                .max(
                        Comparator.<Obligations.Open, Boolean>comparing(
                                        one -> one.amount().isPositive())
                                .thenComparing(one -> one.obligation().id().value()))
                .ifPresent(one -> count(one.obligation()));
    }

    private void count(Obligation obligation) {
        List<ObligationId> id = List.of(obligation.id());
        books.lock(List.of(obligation));
        Page page = new Page(cases.gather(id), clock.now());
        noting.acted(page);
        if (!page.entries().isEmpty()) {
            log.append(page.entries());
            hints.attend(id, clock.now());
        }
    }

    private static boolean isUnder(Obligation obligation, String scheme) {
        return obligation.pack() != null && obligation.pack().id().equals(scheme);
    }
}
