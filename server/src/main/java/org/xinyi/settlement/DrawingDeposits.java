package org.xinyi.settlement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.xinyi.credit.CreditLines;
import org.xinyi.credit.Draws;
import org.xinyi.credit.Line;
import org.xinyi.credit.Obligation;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.JournalId;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.Pump;
import org.xinyi.kernel.SettlementId;
import org.xinyi.kernel.VisitId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.ledger.Ledger;
import org.xinyi.lender.Lenders;
import org.xinyi.visit.DepositWanted;
import org.xinyi.visit.Visit;
import org.xinyi.visit.Visits;

/// Draws the deposits of stays from their lines. The stay has begun long before: a lender that
/// declines, or funds a part, changes nothing but the deposit.
@Component
class DrawingDeposits extends Pump {

    private static final int BATCH = 50;

    private final Sql sql;
    private final IdSource ids;
    private final BusinessClock clock;
    private final DepositBook book;
    private final Visits visits;
    private final CreditLines lines;
    private final Lenders lenders;
    private final Draws draws;
    private final Ledger ledger;

    DrawingDeposits(
            Sql sql,
            IdSource ids,
            BusinessClock clock,
            DepositBook book,
            Visits visits,
            CreditLines lines,
            Lenders lenders,
            Draws draws,
            Ledger ledger) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.book = book;
        this.visits = visits;
        this.lines = lines;
        this.lenders = lenders;
        this.draws = draws;
        this.ledger = ledger;
    }

    @EventListener
    void want(DepositWanted wanted) {
        Visit stay = wanted.visit();
        book.want(
                new Deposit(
                        ids.next(),
                        stay.id(),
                        stay.patient(),
                        stay.institution(),
                        new ObligationId(ids.next()),
                        wanted.amount(),
                        wanted.amount()),
                clock.now());
    }

    @TransactionalEventListener
    void on(DepositWanted wanted) {
        wake();
    }

    @Override
    public int work() {
        List<Deposit> taken = book.take(BATCH);
        Map<VisitId, Visit> stays = visits.find(taken.stream().map(Deposit::visit).toList());
        Map<Deposit, Line> lineOf = new HashMap<>();
        Map<LineId, Line> found =
                lines.find(
                        stays.values().stream().map(Visit::line).filter(Objects::nonNull).toList());
        for (Deposit deposit : taken) {
            @Nullable LineId line = Objects.requireNonNull(stays.get(deposit.visit())).line();
            if (line == null) {
                book.close(deposit);
            } else {
                lineOf.put(deposit, Objects.requireNonNull(found.get(line)));
            }
        }
        int done = 0;
        for (Map.Entry<Deposit, Lenders.DrawAnswer> answer : ask(lineOf).entrySet()) {
            if (answer.getValue() instanceof Lenders.DrawAnswer.Funded funded) {
                Deposit deposit = answer.getKey();
                hold(deposit, Objects.requireNonNull(stays.get(deposit.visit())), funded.amount());
                done++;
            }
        }
        return done;
    }

    private Map<Deposit, Lenders.DrawAnswer> ask(Map<Deposit, Line> lineOf) {
        Map<Deposit, Lenders.DrawAnswer> answers = new HashMap<>();
        List<Deposit> asked = new ArrayList<>();
        List<Lenders.Draw> wanted = new ArrayList<>();
        Instant now = clock.now();
        for (Map.Entry<Deposit, Line> one : lineOf.entrySet()) {
            Deposit deposit = one.getKey();
            Line line = one.getValue();
            @Nullable PartyId lender = line.lender();
            @Nullable String number = line.lenderNumber();
            if (lender == null || number == null) {
                Money funded = deposit.amount();
                answers.put(deposit, new Lenders.DrawAnswer.Funded(deposit.obligation(), funded));
            } else {
                asked.add(deposit);
                wanted.add(
                        new Lenders.Draw(
                                deposit.obligation(),
                                lender,
                                number,
                                deposit.institution(),
                                deposit.amount(),
                                now));
            }
        }
        List<Lenders.DrawAnswer> answered = lenders.draw(wanted);
        for (int i = 0; i < asked.size(); i++) {
            answers.put(asked.get(i), answered.get(i));
        }
        return answers;
    }

    private void hold(Deposit deposit, Visit stay, Money funded) {
        sql.inTransaction(
                () -> {
                    if (!funded.isPositive()) {
                        book.close(deposit);
                        return;
                    }
                    if (!book.hold(deposit, funded)) {
                        return;
                    }
                    Instant now = clock.now();
                    List<Obligation> drawn =
                            draws.draw(List.of(request(deposit, stay, funded)), now).getFirst();
                    ledger.post(
                            drawn.stream()
                                    .map(
                                            one ->
                                                    DepositJournals.drawn(
                                                            new JournalId(ids.next()),
                                                            now,
                                                            stay.id(),
                                                            one))
                                    .toList());
                });
    }

    private Draws.Request request(Deposit deposit, Visit stay, Money funded) {
        return new Draws.Request(
                new SettlementId(deposit.id()),
                stay.id(),
                stay.patient(),
                stay.institution(),
                stay.line(),
                stay.pack(),
                List.of(),
                funded,
                deposit.obligation(),
                funded,
                clock.now());
    }
}
