package org.xinyi.delinquency;

import java.time.Instant;
import java.util.List;
import org.springframework.context.ApplicationContext;
import org.xinyi.credit.Draws;
import org.xinyi.credit.Obligation;
import org.xinyi.insurance.Coverage;
import org.xinyi.insurance.Split;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.DepartmentId;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.JournalId;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.SettlementId;
import org.xinyi.kernel.VisitId;
import org.xinyi.ledger.Account;
import org.xinyi.ledger.Entry;
import org.xinyi.ledger.Journal;
import org.xinyi.ledger.JournalKind;
import org.xinyi.ledger.Ledger;
import org.xinyi.ledger.Source;
import org.xinyi.scheme.PackRef;
import org.xinyi.settlement.SettlementsPosted;
import org.xinyi.visit.Visit;

/// Bills under hospital trust as settlement posts them, in the caller's city and transaction.
///
/// @param hospital whose bills they are
record DebtBills(ApplicationContext context, InstitutionId hospital) {

    /// A bill whose treatment ends now.
    Obligation add(PatientId patient, LineId line, String scheme, String amount) {
        Instant now = context.getBean(BusinessClock.class).now();
        Visit visit = visit(patient, line, new PackRef(scheme, 1), now);
        SettlementId settlement = new SettlementId(id());
        Obligation owed = draw(visit, settlement, Money.parse(amount), now);
        context.getBean(Ledger.class).post(List.of(journal(owed, now)));
        context.publishEvent(
                new SettlementsPosted(
                        List.of(
                                new SettlementsPosted.Item(
                                        settlement,
                                        visit,
                                        Split.personal(owed.amount()),
                                        Money.ZERO,
                                        List.of(owed),
                                        null)),
                        now));
        return owed;
    }

    private Obligation draw(Visit visit, SettlementId settlement, Money amount, Instant now) {
        Draws.Request request =
                new Draws.Request(
                        settlement,
                        visit.id(),
                        visit.patient(),
                        hospital,
                        visit.line(),
                        visit.pack(),
                        List.of(),
                        amount,
                        new ObligationId(id()),
                        null,
                        now);
        return context.getBean(Draws.class).draw(List.of(request), now).getFirst().getFirst();
    }

    private Journal journal(Obligation owed, Instant now) {
        Entry entry =
                new Entry(
                        hospital.party(),
                        Source.PERSONAL,
                        Account.line(owed.id(), owed.line()),
                        Account.position(),
                        owed.amount());
        return new Journal(new JournalId(id()), JournalKind.SETTLED, now, List.of(entry));
    }

    private Visit visit(PatientId patient, LineId line, PackRef pack, Instant now) {
        return new Visit(
                new VisitId(id()),
                Visit.Kind.OUTPATIENT,
                patient,
                hospital,
                new DepartmentId(1),
                Visit.Flow.CREDIT,
                line,
                pack,
                Coverage.Scheme.NONE,
                now,
                now,
                null,
                null);
    }

    private long id() {
        return context.getBean(IdSource.class).next();
    }
}
