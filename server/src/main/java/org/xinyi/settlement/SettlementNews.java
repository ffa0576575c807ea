package org.xinyi.settlement;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.xinyi.credit.CreditLines;
import org.xinyi.credit.Line;
import org.xinyi.credit.Obligation;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PartyId;
import org.xinyi.ledger.Source;
import org.xinyi.lender.Lenders;
import org.xinyi.notice.Notices;
import org.xinyi.notice.Template;
import org.xinyi.people.Institutions;
import org.xinyi.scheme.CareRules;
import org.xinyi.scheme.PackRef;
import org.xinyi.scheme.Schemes;

/// Tells debtors what they owe and until when, and lenders what has been taken back.
@Component
class SettlementNews {

    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("M月d日 HH:mm").withZone(BusinessClock.ZONE);

    private final IdSource ids;
    private final Notices notices;
    private final Lenders lenders;
    private final CreditLines lines;
    private final Institutions institutions;
    private final Schemes schemes;

    SettlementNews(
            IdSource ids,
            Notices notices,
            Lenders lenders,
            CreditLines lines,
            Institutions institutions,
            Schemes schemes) {
        this.ids = ids;
        this.notices = notices;
        this.lenders = lenders;
        this.lines = lines;
        this.institutions = institutions;
        this.schemes = schemes;
    }

    /// One merged bill for each settlement on credit. In the ordinary flow the patient stands at
    /// the cashier and sees it.
    @EventListener
    void on(SettlementsPosted posted) {
        List<Notices.Notice> bills = new ArrayList<>();
        for (SettlementsPosted.Item item : posted.items()) {
            if (item.visit().onCredit() && !item.obligations().isEmpty()) {
                bills.addAll(bills(item));
            }
        }
        notices.send(bills);
    }

    /// One for each obligation; where accounts pay, or the shares are to be told, one for all.
    private List<Notices.Notice> bills(SettlementsPosted.Item item) {
        boolean shares = tellsShares(item.visit().pack());
        Money carded = carded(item);
        return !shares && item.debit() == null && carded.isZero()
                ? item.obligations().stream().map(this::bill).toList()
                : List.of(bill(item, shares, carded));
    }

    private boolean tellsShares(@Nullable PackRef pack) {
        return pack != null && CareRules.tellsShares(schemes.version(pack)).outcome();
    }

    /// What stands on a card: with its lender, outside of the scheme.
    private static Money carded(SettlementsPosted.Item item) {
        return Money.sum(
                item.obligations().stream()
                        .filter(one -> one.pack() == null)
                        .filter(one -> !one.owner().equals(one.institution().party()))
                        .toList(),
                Obligation::amount);
    }

    private Notices.Notice bill(SettlementsPosted.Item item, boolean shares, Money carded) {
        Obligation first = item.obligations().getFirst();
        Money personal = Money.sum(item.obligations(), Obligation::amount);
        SettlementsPosted.Debit debit = item.debit();
        Money debited = debit == null ? Money.ZERO : debit.amount();
        Map<String, String> said = new HashMap<>();
        said.put("institution", name(first.institution()));
        said.put("amount", personal.toString());
        if (shares) {
            said.put("total", item.split().total().toString());
            said.put(
                    "covered",
                    item.split().total().minus(item.split().of(Source.PERSONAL)).toString());
        }
        if (debited.isPositive()) {
            said.put("debited", debited.toString());
        }
        if (carded.isPositive()) {
            said.put("carded", carded.toString());
        }
        if (personal.minus(debited).minus(carded).isPositive()) {
            said.put("due", DAY_AND_TIME.format(first.dueAt()));
        }
        return new Notices.Notice(
                ids.next(), first.debtor(), Template.BILL, first.id().value(), said);
    }

    @EventListener
    void on(RefundPosted refund) {
        notices.send(
                List.of(
                        new Notices.Notice(
                                ids.next(),
                                refund.old().patient(),
                                Template.REFUNDED,
                                refund.old().visit().value(),
                                Map.of(
                                        "institution",
                                        name(refund.old().institution()),
                                        "amount",
                                        refund.old()
                                                .total()
                                                .minus(refund.split().total())
                                                .toString()))));
        tellLenders(refund);
    }

    private void tellLenders(RefundPosted refund) {
        Map<LineId, Line> found =
                lines.find(
                        refund.parts().stream()
                                .map(part -> part.obligation().line())
                                .collect(Collectors.toSet()));
        List<Lenders.Advice> advices = new ArrayList<>();
        for (RefundPosted.Part part : refund.parts()) {
            Line line = found.get(part.obligation().line());
            PartyId lender = line == null ? null : line.lender();
            String number = line == null ? null : line.lenderNumber();
            if (lender != null && number != null) {
                Money amount = part.toLine().plus(part.toCredit());
                advices.add(
                        new Lenders.Advice(
                                ids.next(),
                                lender,
                                number,
                                part.obligation().draw(),
                                Lenders.Event.REFUNDED,
                                amount,
                                refund.at()));
            }
        }
        lenders.advise(advices);
    }

    private Notices.Notice bill(Obligation obligation) {
        return new Notices.Notice(
                ids.next(),
                obligation.debtor(),
                Template.BILL,
                obligation.id().value(),
                Map.of(
                        "institution",
                        name(obligation.institution()),
                        "amount",
                        obligation.amount().toString(),
                        "due",
                        DAY_AND_TIME.format(obligation.dueAt())));
    }

    private String name(InstitutionId institution) {
        return institutions.find(institution).map(Institutions.Institution::nameZh).orElse("");
    }
}
