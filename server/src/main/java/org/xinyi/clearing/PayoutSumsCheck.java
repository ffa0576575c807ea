package org.xinyi.clearing;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PartyId;
import org.xinyi.ledger.Check;
import org.xinyi.ledger.Source;
import org.xinyi.people.Institutions;

/// What a payer says it has paid for a day or month is what its own statements of that time add up
/// to: nothing was held back, and nothing was paid for what nobody did.
@Component
class PayoutSumsCheck implements Check {

    /// The insurer pays a month on the tenth of the next; later than this it is late.
    private static final int INSURER_DAYS_MAX = 20;

    /// A city has one: whatever its number.
    private static final PartyId INSURER = new PartyId(0);

    private final StatementFiles files;
    private final StatementLines lines;
    private final Arrivals arrivals;
    private final Institutions institutions;
    private final DeductionBook deductions;
    private final BusinessClock clock;

    PayoutSumsCheck(
            StatementFiles files,
            StatementLines lines,
            Arrivals arrivals,
            Institutions institutions,
            DeductionBook deductions,
            BusinessClock clock) {
        this.files = files;
        this.lines = lines;
        this.arrivals = arrivals;
        this.institutions = institutions;
        this.deductions = deductions;
        this.clock = clock;
    }

    /// What is paid together.
    ///
    /// @param about the day, or the first day of the month
    private record Due(
            Arrival.Kind kind,
            PartyId payer,
            PartyId owner,
            int channel,
            Source source,
            LocalDate about) {

        String subject() {
            return "%s of %s for party %d, %s"
                    .formatted(
                            kind.name().toLowerCase(java.util.Locale.ROOT),
                            about,
                            owner.value(),
                            source);
        }
    }

    @Override
    public String name() {
        return "payouts-are-what-statements-add-up-to";
    }

    @Override
    public void run(Findings findings) {
        Received received = new Received(files.all());
        List<StatementLines.Sum> sums = lines.sums();
        Map<Due, Money> stated = stated(sums);
        Map<Due, Money> paid = new HashMap<>();
        Set<Long> accepted = deductions.accepted();
        for (Arrival arrival : arrivals.all()) {
            paid.merge(due(arrival), arrival.gross(), Money::plus);
            if (!accepted.contains(arrival.id())) {
                withheld(arrival, findings);
            }
        }
        Set<Due> all = new HashSet<>(stated.keySet());
        all.addAll(paid.keySet());
        for (Due due : all) {
            findings.compared(1);
            Money ours = stated.getOrDefault(due, Money.ZERO);
            Money theirs = paid.getOrDefault(due, Money.ZERO);
            if (!ours.equals(theirs)) {
                differ(due, ours, theirs, received, findings);
            }
        }
        comparePaidOut(sums, findings);
    }

    /// What the statements say is to be paid.
    private Map<Due, Money> stated(List<StatementLines.Sum> sums) {
        Map<Due, Money> stated = new HashMap<>();
        for (StatementLines.Sum sum : sums) {
            switch (sum.type()) {
                case INSURED -> {
                    if (sum.source() != Source.PERSONAL && sum.source() != Source.HOSPITAL) {
                        add(stated, insured(sum), sum.amount());
                    }
                }
                case DRAWN ->
                        hospital(sum.place())
                                .ifPresent(to -> add(stated, drawn(to, sum), sum.amount()));
                case COLLECTED, FOREIGN_COLLECTED -> add(stated, collected(sum), sum.amount());
                case REFUNDED, REPAID, DEBIT_RETURNED, PAID_OUT, RETURNED, FOREIGN_RETURNED -> {}
            }
        }
        stated.values().removeIf(Money::isZero);
        return stated;
    }

    private static void add(Map<Due, Money> stated, Due due, Money amount) {
        stated.merge(due, amount, Money::plus);
    }

    private static Due insured(StatementLines.Sum sum) {
        LocalDate month = sum.day().withDayOfMonth(1);
        return new Due(Arrival.Kind.INSURER, INSURER, sum.party(), 0, sum.source(), month);
    }

    private static Due drawn(PartyId hospital, StatementLines.Sum sum) {
        return new Due(Arrival.Kind.LENDER, sum.party(), hospital, 0, Source.PERSONAL, sum.day());
    }

    private static Due collected(StatementLines.Sum sum) {
        return new Due(
                Arrival.Kind.CHANNEL,
                sum.party(),
                sum.party(),
                sum.channel(),
                Source.PERSONAL,
                sum.day());
    }

    private static Due due(Arrival arrival) {
        return new Due(
                arrival.kind(),
                arrival.kind() == Arrival.Kind.INSURER ? INSURER : arrival.payer(),
                arrival.owner(),
                arrival.channel(),
                arrival.source(),
                arrival.about());
    }

    private Optional<PartyId> hospital(String code) {
        return institutions.findByCode(code).map(hospital -> hospital.id().party());
    }

    private static void withheld(Arrival arrival, Findings findings) {
        if (arrival.kind() == Arrival.Kind.INSURER && !arrival.deducted().isZero()) {
            findings.explained(
                    Kinds.INSURER_WITHHELD,
                    arrival.subject(),
                    arrival.gross(),
                    arrival.net(),
                    "the insurer's own list says so; it stays owed until a person decides");
        }
    }

    private void differ(Due due, Money stated, Money paid, Received received, Findings findings) {
        String subject = "paid for " + due.subject();
        Optional<FileKey> missing = missing(due, paid.isZero(), received);
        if (missing.isPresent()) {
            findings.explained(
                    Kinds.IN_TRANSIT, subject, stated, paid, missing.get() + " is not here yet");
        } else if (due.kind == Arrival.Kind.INSURER && paid.isZero() && notPaidYet(due)) {
            findings.explained(
                    Kinds.IN_TRANSIT, subject, stated, paid, "the month is not due to be paid yet");
        } else {
            findings.difference(subject, stated, paid);
        }
    }

    private boolean notPaidYet(Due due) {
        return clock.today().isBefore(due.about.plusMonths(1).plusDays(INSURER_DAYS_MAX));
    }

    /// The file without which the two cannot be compared yet.
    private static Optional<FileKey> missing(Due due, boolean unpaid, Received received) {
        LocalDate day = due.about;
        return switch (due.kind) {
            case LENDER ->
                    missing(
                            unpaid,
                            new FileKey(FileKind.LENDER_STATEMENT, due.payer, 0, day),
                            new FileKey(FileKind.LENDER_PAYOUTS, due.payer, 0, day.plusDays(1)),
                            received);
            case CHANNEL ->
                    missing(
                            unpaid,
                            new FileKey(FileKind.CHANNEL_BILL, due.owner, due.channel, day),
                            new FileKey(
                                    FileKind.CHANNEL_PAYOUTS,
                                    due.owner,
                                    due.channel,
                                    day.plusDays(1)),
                            received);
            case INSURER ->
                    unpaid
                            ? Optional.empty()
                            : day.datesUntil(day.plusMonths(1))
                                    .map(
                                            one ->
                                                    new FileKey(
                                                            FileKind.INSURER_STATEMENT,
                                                            due.owner,
                                                            0,
                                                            one))
                                    .filter(received::isWaitedFor)
                                    .findFirst();
        };
    }

    private static Optional<FileKey> missing(
            boolean unpaid, FileKey statement, FileKey payouts, Received received) {
        FileKey needed = unpaid ? payouts : statement;
        return received.has(needed) ? Optional.empty() : Optional.of(needed);
    }

    /// A lender's statement tells what it paid out as well.
    private void comparePaidOut(List<StatementLines.Sum> sums, Findings findings) {
        record PaidOut(PartyId lender, PartyId hospital, LocalDate on) {}
        Map<PaidOut, Money> listed = new HashMap<>();
        for (Arrival one : arrivals.all()) {
            if (one.kind() == Arrival.Kind.LENDER) {
                listed.merge(
                        new PaidOut(one.payer(), one.owner(), one.paidOn()),
                        one.net(),
                        Money::plus);
            }
        }
        for (StatementLines.Sum sum : sums) {
            if (sum.type() == LineType.PAID_OUT) {
                PartyId hospital = hospital(sum.place()).orElse(new PartyId(0));
                Money net =
                        listed.getOrDefault(
                                new PaidOut(sum.party(), hospital, sum.day()), Money.ZERO);
                findings.compared(1);
                if (!net.equals(sum.amount())) {
                    findings.difference(
                            "paid out to %s on %s".formatted(sum.place(), sum.day()),
                            net,
                            sum.amount());
                }
            }
        }
    }
}
