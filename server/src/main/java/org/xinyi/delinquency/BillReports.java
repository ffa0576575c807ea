package org.xinyi.delinquency;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.credit.Obligation;
import org.xinyi.kernel.ObligationId;
import org.xinyi.scheme.DebtRules;
import org.xinyi.scheme.FollowUpTerms.Report;
import org.xinyi.scheme.Pack;
import org.xinyi.scheme.Schemes;

/// Tells the credit platform which bills were paid and which were not, where the pack says so
/// and the debtor agreed to it. A bill's fulfilment takes the place of its default; a bill that
/// was taken back takes its default back.
@Component
class BillReports {

    private final ReportTable table;
    private final Telling telling;
    private final ReportConsent consent;
    private final Schemes schemes;
    private final Deliveries deliveries;

    BillReports(
            ReportTable table,
            Telling telling,
            ReportConsent consent,
            Schemes schemes,
            Deliveries deliveries) {
        this.table = table;
        this.telling = telling;
        this.consent = consent;
        this.schemes = schemes;
        this.deliveries = deliveries;
    }

    /// What is unpaid at the end of its ladder is a default: its debtor was reminded, and is
    /// known to have been told. In the caller's transaction.
    void defaulted(Page page) {
        deliveries.learn(
                page,
                page.cases().stream()
                        .filter(one -> isDefault(one, page.now()) && !one.history().isTold())
                        .toList());
        List<Obligation> unpaid =
                page.cases().stream()
                        .filter(one -> isDefault(one, page.now()) && one.history().isTold())
                        .map(Case::obligation)
                        .toList();
        Set<ObligationId> agreed = consent.of(unpaid);
        telling.tell(
                unpaid.stream()
                        .filter(one -> reports(one, Report.DEFAULT, agreed))
                        .map(one -> report(one, CreditPlatform.Kind.DEFAULTED, page.now(), null))
                        .toList());
    }

    private static boolean isDefault(Case one, Instant now) {
        boolean named = one.pack().followUp().reports().contains(Report.DEFAULT);
        return named
                && !isListed(one.pack())
                && one.at(now).step() instanceof Step.NothingLeft
                && now.isAfter(one.facts().dueAt())
                && !one.facts().insurerPending()
                && one.history().pause(now).isEmpty()
                && one.history().disputes().isEmpty()
                && Ladder.obstacle("", one.facts(), one.history()).isEmpty();
    }

    /// Where the ladder ends in a list that the platform is told of, that is the report.
    private static boolean isListed(Pack pack) {
        return pack.followUp().penalties().stream()
                .anyMatch(penalty -> Addressee.CREDIT_PLATFORM.hears(penalty.effect()));
    }

    /// Bills that were paid in whole. In the caller's transaction.
    void fulfilled(List<Obligation> paid, Instant at) {
        Map<ObligationId, ReportTable.Report> told =
                told(paid.stream().map(Obligation::id).toList());
        Set<ObligationId> agreed = consent.of(paid);
        List<ReportTable.Report> reports = new ArrayList<>();
        for (Obligation one : paid) {
            ReportTable.Report last = told.get(one.id());
            boolean inDefault = last != null && last.kind() == CreditPlatform.Kind.DEFAULTED;
            if (inDefault || reports(one, Report.FULFILMENT, agreed)) {
                String replaces = last == null ? null : last.number();
                reports.add(report(one, CreditPlatform.Kind.FULFILLED, at, replaces));
            }
        }
        telling.tell(reports);
    }

    /// Bills of which nothing is left, though nobody paid. In the caller's transaction.
    void takenBack(Collection<ObligationId> bills, Instant at) {
        telling.tell(
                told(bills).values().stream()
                        .filter(last -> last.kind() == CreditPlatform.Kind.DEFAULTED)
                        .map(
                                last ->
                                        telling.report(
                                                Addressee.CREDIT_PLATFORM,
                                                Telling.Subject.of(last),
                                                CreditPlatform.Kind.RETRACTED,
                                                at,
                                                last.number()))
                        .toList());
    }

    private Map<ObligationId, ReportTable.Report> told(Collection<ObligationId> bills) {
        Map<ObligationId, ReportTable.Report> told = new HashMap<>();
        table.lastOfBills(bills)
                .forEach(last -> told.put(Objects.requireNonNull(last.obligation()), last));
        return told;
    }

    private boolean reports(Obligation bill, Report report, Set<ObligationId> agreed) {
        return DebtRules.reports(pack(bill), report, agreed.contains(bill.id())).outcome();
    }

    /// On the ground of what the debtor signed.
    private ReportTable.Report report(
            Obligation bill, CreditPlatform.Kind kind, Instant at, @Nullable String replaces) {
        String basis = "《" + pack(bill).commitment().title().zh() + "》";
        return telling.report(
                Addressee.CREDIT_PLATFORM,
                new Telling.Subject(null, bill.id(), bill.debtor(), basis),
                kind,
                at,
                replaces);
    }

    private Pack pack(Obligation bill) {
        return schemes.version(Objects.requireNonNull(bill.pack()));
    }
}
