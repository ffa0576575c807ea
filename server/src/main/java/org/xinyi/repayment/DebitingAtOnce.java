package org.xinyi.repayment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.xinyi.credit.Obligation;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PaymentId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.payment.Mandates;
import org.xinyi.repayment.DebitAttempts.Attempt;
import org.xinyi.settlement.SettlementsPosted;

/// Debits bound accounts as soon as a settlement stands in the books. The intent is written
/// with the settlement; the channel is called afterwards, and never twice for it. What it does
/// not bring stays owed, and is tried again on the days of any debit.
@Component
class DebitingAtOnce {

    private final IdSource ids;
    private final BusinessClock clock;
    private final Mandates mandates;
    private final DebitPayees payees;
    private final NewDebits debits;
    private final DebitPump pump;

    DebitingAtOnce(
            IdSource ids,
            BusinessClock clock,
            Mandates mandates,
            DebitPayees payees,
            NewDebits debits,
            DebitPump pump) {
        this.ids = ids;
        this.clock = clock;
        this.mandates = mandates;
        this.payees = payees;
        this.debits = debits;
        this.pump = pump;
    }

    @EventListener
    void on(SettlementsPosted posted) {
        List<Attempt> wanted = new ArrayList<>();
        for (SettlementsPosted.Item item : posted.items()) {
            SettlementsPosted.Debit debit = item.debit();
            if (debit != null) {
                attempt(item, debit).ifPresent(wanted::add);
            }
        }
        if (!wanted.isEmpty()) {
            debits.write(wanted);
            Sql.afterCommit(pump::wake);
        }
    }

    private Optional<Attempt> attempt(SettlementsPosted.Item item, SettlementsPosted.Debit debit) {
        LocalDate today = clock.today();
        return Optional.ofNullable(mandates.find(List.of(debit.mandate())).get(debit.mandate()))
                .flatMap(mandate -> bill(item, mandate))
                .map(
                        bill ->
                                new Attempt(
                                        new PaymentId(ids.next()),
                                        bill.id(),
                                        debit.mandate(),
                                        today,
                                        debit.amount().min(bill.amount()),
                                        false))
                .filter(one -> one.amount().isMoreThan(Money.ZERO));
    }

    /// The part of the settlement that stands at the hospital under the scheme.
    private Optional<Obligation> bill(SettlementsPosted.Item item, Mandates.Mandate mandate) {
        return item.obligations().stream()
                .filter(one -> one.debtor().equals(mandate.patient()))
                .filter(
                        one ->
                                payees.of(mandate, one)
                                        .filter(payee -> payee.equals(one.owner()))
                                        .isPresent())
                .findFirst();
    }
}
