package org.xinyi.repayment;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.Batcher;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.PaymentId;
import org.xinyi.kernel.Results;
import org.xinyi.kernel.ShiftId;
import org.xinyi.kernel.sql.GroupedWrites;
import org.xinyi.kernel.sql.Requests;
import org.xinyi.payment.Payments;
import org.xinyi.repayment.RepaymentController.Taken;

/// Takes repayments at windows and kiosks: the money is there, so it is booked with the request.
@Component
class TakingRepayments {

    private final IdSource ids;
    private final Purposes purposes;
    private final Payments payments;
    private final GroupedWrites<Wanted, PaymentId> writes;

    TakingRepayments(
            Requests requests,
            Batcher.Limits limits,
            IdSource ids,
            Purposes purposes,
            Payments payments) {
        this.ids = ids;
        this.purposes = purposes;
        this.payments = payments;
        this.writes =
                new GroupedWrites<>(
                        RepaymentOperation.TAKE, requests, limits, PaymentId.class, this::take);
    }

    /// @param hospital whose window it is: it collects its own receivables
    private record Wanted(ShiftId shift, Taken taken, PartyId hospital) {}

    Results<PaymentId> take(ShiftId shift, String key, List<Taken> taken) {
        Acting acting = Acting.current();
        PartyId hospital = Objects.requireNonNull(acting.institution()).party();
        return writes.submit(
                acting.client(),
                key,
                taken.stream().map(one -> new Wanted(shift, one, hospital)).toList(),
                taken);
    }

    private List<Outcome<PaymentId>> take(List<Wanted> wanted) {
        List<Payments.TakenPayment> all = new ArrayList<>();
        for (Wanted one : wanted) {
            PaymentId id = new PaymentId(ids.next());
            Set<ObligationId> only = one.taken.obligations();
            if (only != null && !only.isEmpty()) {
                purposes.say(id, only);
            }
            all.add(
                    new Payments.TakenPayment(
                            new Payments.NewPayment(
                                    id,
                                    Payments.Purpose.REPAYMENT,
                                    one.taken.debtor().value(),
                                    one.hospital,
                                    one.taken.debtor(),
                                    null,
                                    one.taken.channel(),
                                    one.taken.amount()),
                            one.shift));
        }
        return payments.takeAll(all).stream()
                .map(outcome -> outcome.map(Payments.Payment::id))
                .toList();
    }
}
