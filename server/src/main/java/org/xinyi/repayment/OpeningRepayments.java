package org.xinyi.repayment;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.PaymentId;
import org.xinyi.kernel.sql.Requests;
import org.xinyi.payment.Payments;
import org.xinyi.repayment.RepaymentController.NewRepayment;
import org.xinyi.repayment.RepaymentController.Opened;
import org.xinyi.repayment.RepaymentController.OpenedPayment;

/// Opens payments on an online channel. The plan and its purposes are written first; the channel is
/// asked afterwards, and asking again with the same numbers opens nothing twice.
@Component
class OpeningRepayments {

    private final IdSource ids;
    private final Requests requests;
    private final Purposes purposes;
    private final Payments payments;

    OpeningRepayments(IdSource ids, Requests requests, Purposes purposes, Payments payments) {
        this.ids = ids;
        this.requests = requests;
        this.purposes = purposes;
        this.payments = payments;
    }

    /// What will be asked of the channel, kept under the caller's key.
    record Planned(List<Part> parts) {
        record Part(long payment, long payee, long amountFen) {}
    }

    Opened open(String key, NewRepayment wanted, Supplier<RepaymentPlan> plan) {
        Acting acting = Acting.current();
        Planned planned =
                requests.once(
                        new Requests.Request<>(
                                acting.client(), RepaymentOperation.OPEN, key, wanted),
                        Planned.class,
                        _ -> write(plan.get()));
        List<OpenedPayment> opened = new ArrayList<>();
        for (Planned.Part part : planned.parts) {
            opened.add(open(part, wanted, payer(acting, wanted.debtor())));
        }
        return new Opened(opened);
    }

    private Planned write(RepaymentPlan plan) {
        List<Planned.Part> parts = new ArrayList<>();
        plan.payments()
                .forEach(
                        (payee, allocation) -> {
                            PaymentId id = new PaymentId(ids.next());
                            purposes.say(id, meantFor(allocation));
                            parts.add(
                                    new Planned.Part(
                                            id.value(), payee.value(), allocation.total().fen()));
                        });
        return new Planned(parts);
    }

    private OpenedPayment open(Planned.Part part, NewRepayment wanted, @Nullable PatientId payer) {
        PaymentId id = new PaymentId(part.payment);
        PartyId payee = new PartyId(part.payee);
        Money amount = Money.ofFen(part.amountFen);
        Payments.Opened opened =
                payments.open(
                                new Payments.NewPayment(
                                        id,
                                        Payments.Purpose.REPAYMENT,
                                        wanted.debtor().value(),
                                        payee,
                                        wanted.debtor(),
                                        payer,
                                        wanted.channel(),
                                        amount))
                        .orThrow();
        return new OpenedPayment(id, payee, amount, opened.codeUrl());
    }

    private static @Nullable PatientId payer(Acting acting, PatientId debtor) {
        return debtor.equals(acting.patient()) ? null : acting.patient();
    }

    private static Set<ObligationId> meantFor(Allocation allocation) {
        return allocation.parts().stream()
                .map(part -> part.to().obligation().id())
                .collect(Collectors.toSet());
    }
}
