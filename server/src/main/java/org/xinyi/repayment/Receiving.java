package org.xinyi.repayment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.xinyi.credit.Obligations;
import org.xinyi.credit.Obligations.Open;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.JournalId;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.PaymentId;
import org.xinyi.ledger.Balances;
import org.xinyi.payment.Payments;
import org.xinyi.payment.PaymentsReceived;

/// Turns payments that have arrived into repayments, within the transaction that keeps them: what
/// is owed is settled and the line is free again at once; what is too much goes back by itself.
@Component
class Receiving {

    private final IdSource ids;
    private final Balances balances;
    private final Obligations obligations;
    private final Purposes purposes;
    private final WritingRepayments writing;

    Receiving(
            IdSource ids,
            Balances balances,
            Obligations obligations,
            Purposes purposes,
            WritingRepayments writing) {
        this.ids = ids;
        this.balances = balances;
        this.obligations = obligations;
        this.purposes = purposes;
        this.writing = writing;
    }

    @EventListener
    void on(PaymentsReceived received) {
        List<Payments.Payment> payments =
                received.payments().stream()
                        .filter(one -> one.purpose() == Payments.Purpose.REPAYMENT)
                        .toList();
        if (!payments.isEmpty()) {
            receive(payments);
        }
    }

    private void receive(List<Payments.Payment> payments) {
        Map<PaymentId, Set<ObligationId>> meant =
                purposes.of(payments.stream().map(Payments.Payment::id).toList());
        OpenBook book = openBook(payments);
        List<Repayment> repayments = new ArrayList<>();
        for (Payments.Payment payment : payments) {
            Set<ObligationId> only = meant.getOrDefault(payment.id(), Set.of());
            Allocation allocation =
                    Allocation.of(
                            payment.amount(), payment.payee(), book.of(debtor(payment), only));
            book.take(payment.payee(), allocation);
            repayments.add(new Repayment(payment, new JournalId(ids.next()), allocation));
        }
        writing.write(repayments);
    }

    /// What these debtors owe, read with their lines locked: it cannot change meanwhile. A debt
    /// that has just arisen on another line brings that line along.
    private OpenBook openBook(List<Payments.Payment> payments) {
        Set<PatientId> debtors =
                payments.stream().map(Receiving::debtor).collect(Collectors.toSet());
        Set<LineId> locked = new HashSet<>();
        List<Open> open = obligations.openOf(debtors);
        while (locked.addAll(lines(open))) {
            balances.lock(locked);
            open = obligations.openOf(debtors);
        }
        return new OpenBook(open);
    }

    private static List<LineId> lines(List<Open> open) {
        return open.stream().map(one -> one.obligation().line()).distinct().toList();
    }

    static PatientId debtor(Payments.Payment payment) {
        return new PatientId(payment.subject());
    }
}
