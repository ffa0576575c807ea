package org.xinyi.sandbox.fiscal;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xinyi.sandbox.fiscal.FiscalFact.ClaimKey;
import org.xinyi.sandbox.fiscal.FiscalFact.Claimed;
import org.xinyi.sandbox.fiscal.FiscalFact.DayEnded;
import org.xinyi.sandbox.fiscal.FiscalFact.DaysBegun;
import org.xinyi.sandbox.fiscal.FiscalFact.Payment;
import org.xinyi.sandbox.store.Journal;
import org.xinyi.sandbox.web.Times;

/// Everything the fiscal office knows. Callers hold its monitor while they read and record.
final class FiscalBook implements AutoCloseable {

    private static final int PAID_ON_DAY = 15;

    /// Something that a day's statement tells.
    ///
    /// @param kind C claimed, A approved, P paid
    record Row(char kind, String paymentNumber, Claim claim) {}

    private final Journal<FiscalFact> journal;
    private final Map<ClaimKey, Claim> claims = new HashMap<>();
    private final Set<Claim> undecided = new LinkedHashSet<>();
    private final Set<Claim> unpaid = new LinkedHashSet<>();
    private final Map<LocalDate, List<Row>> days = new HashMap<>();
    private final List<Payment> payments = new ArrayList<>();
    private @Nullable LocalDate lastEndedDay;

    FiscalBook(Path folder) {
        journal = Journal.open(folder, FiscalFact.class, this::apply);
    }

    void record(FiscalFact fact) {
        journal.record(fact);
    }

    void flush() {
        journal.flush();
    }

    @Nullable Claim claim(ClaimKey key) {
        return claims.get(key);
    }

    List<Row> on(LocalDate day) {
        return days.getOrDefault(day, List.of());
    }

    List<Payment> payments() {
        return payments;
    }

    @Nullable LocalDate lastEndedDay() {
        return lastEndedDay;
    }

    /// The work of a day's end: decides what was claimed; pays on the fifteenth.
    DayEnded ending(LocalDate day) {
        LocalDate morning = day.plusDays(1);
        List<Claim> payable = new ArrayList<>(unpaid);
        payable.addAll(undecided);
        List<Payment> due =
                morning.getDayOfMonth() == PAID_ON_DAY
                        ? payable.stream().map(claim -> payment(claim, morning)).toList()
                        : List.of();
        return new DayEnded(day, undecided.stream().map(Claim::key).toList(), due);
    }

    @Override
    public void close() {
        journal.close();
    }

    private static Payment payment(Claim claim, LocalDate morning) {
        return new Payment("FP-" + claim.claimed().number(), claim.key(), morning);
    }

    private void apply(FiscalFact fact) {
        switch (fact) {
            case Claimed claimed -> {
                Claim claim = new Claim(claimed);
                claims.put(claim.key(), claim);
                undecided.add(claim);
                row(Times.dateOf(claimed.at()), 'C', "", claim);
            }
            case DaysBegun begun -> lastEndedDay = begun.after();
            case DayEnded ended -> apply(ended);
        }
    }

    private void apply(DayEnded ended) {
        lastEndedDay = ended.day();
        for (ClaimKey key : ended.approved()) {
            Claim claim = Objects.requireNonNull(claims.get(key));
            claim.reach(Claim.State.APPROVED);
            undecided.remove(claim);
            unpaid.add(claim);
            row(ended.day(), 'A', "", claim);
        }
        for (Payment payment : ended.payments()) {
            Claim claim = Objects.requireNonNull(claims.get(payment.claim()));
            claim.reach(Claim.State.PAID);
            unpaid.remove(claim);
            payments.add(payment);
            row(payment.paidOn(), 'P', payment.number(), claim);
        }
    }

    private void row(LocalDate day, char kind, String paymentNumber, Claim claim) {
        days.computeIfAbsent(day, _ -> new ArrayList<>()).add(new Row(kind, paymentNumber, claim));
    }
}
