package org.xinyi.repayment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.credit.Obligations.Open;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.PaymentId;
import org.xinyi.payment.Mandates;
import org.xinyi.payment.Payments;
import org.xinyi.repayment.DebitAttempts.Attempt;

/// What a person's mandates will debit, by the rules that plan it, and how the last try of each
/// bill ended.
@Component
class PlannedDebits {

    /// How a try ended, or has not yet.
    enum Ending {
        UNDER_WAY,
        RECEIVED,
        DECLINED,
        /// Nobody was called: by then it was paid, paused, disputed, or revoked.
        LEFT_ALONE
    }

    record Tried(LocalDate day, Money amount, Ending ending) {}

    /// @param days on which it will be tried, unless it is paid before; none when all have
    /// passed
    /// @param held while it is paused, disputed or at the insurer; nothing is debited meanwhile
    record Planned(
            Mandates.Mandate mandate,
            PartyId payee,
            Open bill,
            Money amount,
            List<LocalDate> days,
            boolean held,
            @Nullable Tried last) {}

    private final BusinessClock clock;
    private final Mandates mandates;
    private final Debts debts;
    private final DebitAttempts attempts;
    private final HeldDebits held;
    private final Payments payments;
    private final DebitPayees payees;

    PlannedDebits(
            BusinessClock clock,
            Mandates mandates,
            Debts debts,
            DebitAttempts attempts,
            HeldDebits held,
            Payments payments,
            DebitPayees payees) {
        this.clock = clock;
        this.mandates = mandates;
        this.debts = debts;
        this.attempts = attempts;
        this.held = held;
        this.payments = payments;
        this.payees = payees;
    }

    /// First due first.
    List<Planned> of(PatientId debtor) {
        List<Mandates.Mandate> given =
                mandates.of(debtor).stream().filter(Mandates.Mandate::inForce).toList();
        List<Open> open = given.isEmpty() ? List.of() : debts.open(debtor, Set.of());
        List<ObligationId> bills = open.stream().map(one -> one.obligation().id()).toList();
        Set<ObligationId> spared = held.among(bills);
        Map<ObligationId, Attempt> last =
                attempts.last(bills).stream()
                        .collect(Collectors.toMap(Attempt::obligation, Function.identity()));
        Map<PaymentId, Payments.Payment> tried =
                payments.find(last.values().stream().map(Attempt::payment).toList());
        LocalDate today = clock.today();
        List<Planned> planned = new ArrayList<>();
        for (Open bill : open) {
            ObligationId id = bill.obligation().id();
            LocalDate dueOn = BusinessClock.dateOf(bill.obligation().dueAt());
            for (Mandates.Mandate mandate : given) {
                Money amount = payees.owed(mandate, bill);
                if (amount.isPositive()) {
                    planned.add(
                            new Planned(
                                    mandate,
                                    payees.of(mandate, bill.obligation()).orElseThrow(),
                                    bill,
                                    amount,
                                    DebitDays.after(today, dueOn),
                                    spared.contains(id),
                                    tried(last.get(id), tried)));
                }
            }
        }
        return planned;
    }

    private static @Nullable Tried tried(
            @Nullable Attempt attempt, Map<PaymentId, Payments.Payment> payments) {
        return attempt == null
                ? null
                : new Tried(
                        attempt.day(),
                        attempt.amount(),
                        ending(attempt, payments.get(attempt.payment())));
    }

    private static Ending ending(Attempt attempt, Payments.@Nullable Payment payment) {
        if (payment == null) {
            return attempt.called() ? Ending.LEFT_ALONE : Ending.UNDER_WAY;
        }
        return switch (payment.status()) {
            case OPEN -> Ending.UNDER_WAY;
            case RECEIVED -> Ending.RECEIVED;
            case CLOSED -> Ending.DECLINED;
        };
    }
}
