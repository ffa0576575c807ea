package org.xinyi.visit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.credit.CreditLines;
import org.xinyi.credit.CreditLines.Usable;
import org.xinyi.credit.CreditRefusal;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.Refusal;
import org.xinyi.kernel.VisitId;
import org.xinyi.kernel.sql.Sql;
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
    private final RecognitionBook recognitions;

    /// What a patient was recognised by.
    ///
    /// @param by null when nothing was named, or it is unknown
    /// @param served the visits that recognitions have been used up for
    record Shown(@Nullable Recognition by, Set<RecognitionBook.Use> served) {

        boolean isUsedUp(VisitId visit) {
            return by != null && !served.contains(new RecognitionBook.Use(by.id(), visit));
        }
    }

    CheckingIn(
            Sql sql,
            BusinessClock clock,
            VisitBook book,
            OrderBook orders,
            CreditLines lines,
            Schemes schemes,
            DecidedFlows flows,
            RecognitionBook recognitions) {
        this.sql = sql;
        this.clock = clock;
        this.book = book;
        this.orders = orders;
        this.lines = lines;
        this.schemes = schemes;
        this.flows = flows;
        this.recognitions = recognitions;
    }

    List<Outcome<Visits.CheckedIn>> checkIn(List<Visits.CheckIn> wanted) {
        return sql.inTransaction(
                () -> {
                    Map<VisitId, Visit> before =
                            book.lock(wanted.stream().map(Visits.CheckIn::visit).toList());
                    List<Visits.CheckIn> onCredit =
                            wanted.stream()
                                    .filter(one -> !Boolean.FALSE.equals(one.credit()))
                                    .filter(one -> before.containsKey(one.visit()))
                                    .toList();
                    Map<Visits.CheckIn, Usable> usable = usable(onCredit, before);
                    Map<Long, Recognition> shown = recognitions.find(named(wanted));
                    Set<RecognitionBook.Use> served =
                            recognitions.use(uses(onCredit, shown, before));
                    Map<VisitId, Visit> visits = new HashMap<>(before);
                    Map<VisitId, Visit> decided = new LinkedHashMap<>();
                    List<Outcome<Visit>> outcomes = new ArrayList<>();
                    for (Visits.CheckIn one : wanted) {
                        Outcome<Visit> outcome =
                                decide(
                                        one,
                                        visits.get(one.visit()),
                                        usable.get(one),
                                        shown(one, shown, served));
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

    private static Shown shown(
            Visits.CheckIn one, Map<Long, Recognition> shown, Set<RecognitionBook.Use> served) {
        Long named = one.recognition();
        return new Shown(named == null ? null : shown.get(named), served);
    }

    /// What patients were recognised by, where it was they and here.
    private List<RecognitionBook.Use> uses(
            List<Visits.CheckIn> wanted, Map<Long, Recognition> shown, Map<VisitId, Visit> visits) {
        List<RecognitionBook.Use> uses = new ArrayList<>();
        for (Visits.CheckIn one : wanted) {
            Long number = one.recognition();
            Recognition by = number == null ? null : shown.get(number);
            Visit visit = visits.get(one.visit());
            if (by != null
                    && visit != null
                    && mayDecide(one.by(), visit)
                    && by.serves(visit, clock.now())) {
                uses.add(new RecognitionBook.Use(by.id(), visit.id()));
            }
        }
        return uses;
    }

    private static List<Long> named(List<Visits.CheckIn> wanted) {
        List<Long> named = new ArrayList<>();
        for (Visits.CheckIn one : wanted) {
            if (one.recognition() != null) {
                named.add(one.recognition());
            }
        }
        return named;
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
            Visits.CheckIn wanted, @Nullable Visit visit, @Nullable Usable usable, Shown shown) {
        if (visit == null || !mayDecide(wanted.by(), visit)) {
            return Outcome.refused(new VisitRefusal.VisitUnknown(wanted.visit().value()));
        }
        Visit decided = funded(wanted, visit, usable, shown);
        if (visit.flow() == Visit.Flow.UNDECIDED || !isBound(visit)) {
            return Outcome.done(decided);
        }
        // What was ordered rests on this line and this pack, not on the flow alone.
        return visit.flow() == decided.flow()
                ? Outcome.done(visit)
                : Outcome.refused(
                        new VisitRefusal.FlowDecided(visit.id().value(), visit.flow().name()));
    }

    private Visit funded(Visits.CheckIn wanted, Visit visit, @Nullable Usable usable, Shown shown) {
        return switch (usable) {
            case null -> ordinary(visit, wanted, null);
            case Usable.Yes(var line) -> {
                Pack pack = schemes.active(packOf(line), clock.today()).orElseThrow();
                Optional<Refusal> against =
                        CreditUnderPack.against(pack, visit, wanted, shown, clock.now());
                yield against.isPresent()
                        ? ordinary(visit, wanted, against.get())
                        : visit.funded(
                                Visit.Flow.CREDIT, line.id(), pack.ref(), wanted.coverage(), null);
            }
            case Usable.No(var reason) ->
                    ordinary(visit, wanted, wanted.credit() == null ? null : reason);
        };
    }

    /// Staff of the hospital, and the patient on the own phone.
    static boolean mayDecide(Caller by, Visit visit) {
        return by.sees(visit.institution()) || visit.patient().equals(by.patient());
    }

    private static Visit ordinary(Visit visit, Visits.CheckIn wanted, @Nullable Refusal because) {
        return visit.funded(
                Visit.Flow.ORDINARY,
                null,
                null,
                wanted.coverage(),
                because == null ? null : because.type());
    }

    private static String packOf(org.xinyi.credit.Line line) {
        return line.pack() == null ? "" : line.pack().id();
    }

    /// Whether something was done already that rests on the flow.
    private boolean isBound(Visit visit) {
        return !orders.ofVisits(List.of(visit.id())).isEmpty()
                || (visit.kind() == Visit.Kind.INPATIENT && flows.hasDrawnDeposit(visit.id()));
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
