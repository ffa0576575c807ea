package org.xinyi.visit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.credit.CreditLines;
import org.xinyi.credit.CreditLines.Usable;
import org.xinyi.credit.CreditRefusal;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.VisitId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.scheme.CareRules;
import org.xinyi.scheme.Pack;
import org.xinyi.scheme.Schemes;

/// Decides how visits are funded. Credit that is not to be had is a reason to tell, never one to
/// turn a patient away.
@Component
class CheckingIn {

    private final Sql sql;
    private final BusinessClock clock;
    private final VisitBook book;
    private final OrderBook orders;
    private final CreditLines lines;
    private final Schemes schemes;
    private final DecidedFlows flows;

    CheckingIn(
            Sql sql,
            BusinessClock clock,
            VisitBook book,
            OrderBook orders,
            CreditLines lines,
            Schemes schemes,
            DecidedFlows flows) {
        this.sql = sql;
        this.clock = clock;
        this.book = book;
        this.orders = orders;
        this.lines = lines;
        this.schemes = schemes;
        this.flows = flows;
    }

    List<Outcome<Visits.CheckedIn>> checkIn(List<Visits.CheckIn> wanted) {
        return sql.inTransaction(
                () -> {
                    Map<VisitId, Visit> before =
                            book.lock(wanted.stream().map(Visits.CheckIn::visit).toList());
                    List<Visits.CheckIn> onCredit =
                            wanted.stream()
                                    .filter(Visits.CheckIn::credit)
                                    .filter(one -> before.containsKey(one.visit()))
                                    .toList();
                    Map<Visits.CheckIn, Usable> usable = usable(onCredit, before);
                    Map<VisitId, Visit> visits = new HashMap<>(before);
                    Map<VisitId, Visit> decided = new LinkedHashMap<>();
                    List<Outcome<Visit>> outcomes = new ArrayList<>();
                    for (Visits.CheckIn one : wanted) {
                        Outcome<Visit> outcome =
                                decide(one, visits.get(one.visit()), usable.get(one));
                        if (outcome instanceof Outcome.Done<Visit>(Visit visit)) {
                            decided.put(visit.id(), visit);
                            visits.put(visit.id(), visit);
                        }
                        outcomes.add(outcome);
                    }
                    Map<VisitId, Visits.Deposit> deposits =
                            flows.write(before, List.copyOf(decided.values()));
                    return outcomes.stream()
                            .map(outcome -> outcome.map(visit -> answer(visit, deposits)))
                            .toList();
                });
    }

    private Map<Visits.CheckIn, Usable> usable(
            List<Visits.CheckIn> wanted, Map<VisitId, Visit> visits) {
        LocalDate today = clock.today();
        Optional<String> byDefault =
                schemes.active(today).stream().findFirst().map(pack -> pack.ref().id());
        List<CreditLines.Wanted> asked = new ArrayList<>();
        for (Visits.CheckIn one : wanted) {
            Visit visit = visits.get(one.visit());
            String scheme = one.scheme() == null ? byDefault.orElse("") : one.scheme();
            if (visit != null) {
                asked.add(new CreditLines.Wanted(visit.patient(), scheme));
            }
        }
        List<Usable> answers = lines.usable(asked);
        Map<Visits.CheckIn, Usable> usable = new HashMap<>();
        for (int i = 0; i < wanted.size(); i++) {
            usable.put(wanted.get(i), inScheme(asked.get(i).scheme(), answers.get(i), today));
        }
        return usable;
    }

    /// A line opened under an older version is used under the one that counts today.
    private Usable inScheme(String scheme, Usable usable, LocalDate today) {
        return schemes.active(scheme, today).isEmpty()
                ? new Usable.No(new CreditRefusal.SchemeNotActive(scheme))
                : usable;
    }

    private Outcome<Visit> decide(
            Visits.CheckIn wanted, @Nullable Visit visit, @Nullable Usable usable) {
        if (visit == null || !wanted.by().sees(visit.institution())) {
            return Outcome.refused(new VisitRefusal.VisitUnknown(wanted.visit().value()));
        }
        Visit decided =
                switch (usable) {
                    case null ->
                            visit.funded(Visit.Flow.ORDINARY, null, null, wanted.coverage(), null);
                    case Usable.Yes(var line) -> {
                        Pack pack = schemes.active(packOf(line), clock.today()).orElseThrow();
                        yield covers(pack, visit.kind())
                                ? visit.funded(
                                        Visit.Flow.CREDIT,
                                        line.id(),
                                        pack.ref(),
                                        wanted.coverage(),
                                        null)
                                : visit.funded(
                                        Visit.Flow.ORDINARY,
                                        null,
                                        null,
                                        wanted.coverage(),
                                        notCovered(pack, visit).type());
                    }
                    case Usable.No(var reason) ->
                            visit.funded(
                                    Visit.Flow.ORDINARY,
                                    null,
                                    null,
                                    wanted.coverage(),
                                    reason.type());
                };
        boolean changes = visit.flow() != Visit.Flow.UNDECIDED && visit.flow() != decided.flow();
        if (changes && isBound(visit)) {
            return Outcome.refused(
                    new VisitRefusal.FlowDecided(visit.id().value(), visit.flow().name()));
        }
        return Outcome.done(decided);
    }

    private static String packOf(org.xinyi.credit.Line line) {
        return line.pack() == null ? "" : line.pack().id();
    }

    /// Whether something was done already that rests on the flow.
    private boolean isBound(Visit visit) {
        return !orders.ofVisits(List.of(visit.id())).isEmpty()
                || (visit.kind() == Visit.Kind.INPATIENT && flows.hasDrawnDeposit(visit.id()));
    }

    private static boolean covers(Pack pack, Visit.Kind kind) {
        CareRules.Care care =
                switch (kind) {
                    case OUTPATIENT -> CareRules.Care.OUTPATIENT;
                    case PHARMACY -> CareRules.Care.PHARMACY;
                    case INTERNET -> CareRules.Care.INTERNET_HOSPITAL;
                    case EMERGENCY -> CareRules.Care.EMERGENCY;
                    case INPATIENT -> CareRules.Care.INPATIENT;
                };
        return CareRules.covers(pack, care).outcome();
    }

    private static VisitRefusal notCovered(Pack pack, Visit visit) {
        return new VisitRefusal.CareNotInScheme(pack.ref().id(), visit.kind().name());
    }

    private static Visits.CheckedIn answer(Visit visit, Map<VisitId, Visits.Deposit> deposits) {
        return new Visits.CheckedIn(
                visit.id(),
                visit.flow(),
                visit.line(),
                visit.ordinaryBecause(),
                deposits.get(visit.id()));
    }
}
