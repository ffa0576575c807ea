package org.xinyi.insurance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Component;
import org.xinyi.insurance.BillGathering.Gathered;
import org.xinyi.insurance.Insurance.Answer;
import org.xinyi.kernel.City;
import org.xinyi.kernel.SettlementId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.kernel.wire.Concurrently;

/// Settles bills with the insurer: the intents of the whole list are recorded, then the calls
/// are made, then the answers are recorded. Whoever asks for a settlement that is on its way
/// waits for the same answer.
@Component
class Settling {

    private final Sql sql;
    private final SettlementRecords records;
    private final VisitNumbers visits;
    private final BillGathering gathering;
    private final FsiTransactions fsi;
    private final InsuranceSettings settings;
    private final Concurrently calls;
    private final ConcurrentMap<OnItsWay, CompletableFuture<Answer>> onTheirWay =
            new ConcurrentHashMap<>();

    Settling(
            Sql sql,
            SettlementRecords records,
            VisitNumbers visits,
            BillGathering gathering,
            FsiTransactions fsi,
            InsuranceSettings settings) {
        this.sql = sql;
        this.records = records;
        this.visits = visits;
        this.gathering = gathering;
        this.fsi = fsi;
        this.settings = settings;
        this.calls = new Concurrently(settings.calls());
    }

    private record OnItsWay(City city, SettlementId id) {}

    /// @param mine whether this call must bring the answer, or waits for another that does
    private record Asked(Bill bill, CompletableFuture<Answer> answer, boolean mine) {}

    List<Answer> settle(List<Bill> bills) {
        List<Asked> all = bills.stream().map(this::asked).toList();
        List<Asked> mine = all.stream().filter(Asked::mine).toList();
        try {
            Map<SettlementId, Answer> answers = new HashMap<>();
            answered(mine.stream().map(Asked::bill).toList())
                    .forEach(answer -> answers.put(answer.id(), answer));
            for (Asked one : mine) {
                one.answer.complete(Objects.requireNonNull(answers.get(one.bill.id())));
            }
        } catch (RuntimeException failure) {
            mine.forEach(one -> one.answer.completeExceptionally(failure));
            throw failure;
        } finally {
            mine.forEach(one -> onTheirWay.remove(key(one.bill)));
        }
        return all.stream().map(one -> one.answer.join()).toList();
    }

    private Asked asked(Bill bill) {
        CompletableFuture<Answer> fresh = new CompletableFuture<>();
        CompletableFuture<Answer> other = onTheirWay.putIfAbsent(key(bill), fresh);
        return other == null ? new Asked(bill, fresh, true) : new Asked(bill, other, false);
    }

    private static OnItsWay key(Bill bill) {
        return new OnItsWay(City.current(), bill.id());
    }

    private List<Answer> answered(List<Bill> bills) {
        Map<SettlementId, SettlementRow> rows = records.find(bills.stream().map(Bill::id).toList());
        List<Answer> answers = new ArrayList<>(bills.size());
        List<Bill> open = new ArrayList<>();
        for (Bill bill : bills) {
            SettlementRow row = rows.get(bill.id());
            if (row == null) {
                open.add(bill);
            } else {
                row.answerTo(bill).ifPresentOrElse(answers::add, () -> open.add(bill));
            }
        }
        answers.addAll(asked(open, rows));
        return answers;
    }

    private List<Answer> asked(List<Bill> open, Map<SettlementId, SettlementRow> rows) {
        List<Answer> answers = new ArrayList<>();
        List<InsuredBill> toAsk = new ArrayList<>();
        for (Gathered gathered : gathering.gather(open, rows, false)) {
            switch (gathered) {
                case Gathered.Answered(Answer answer) -> answers.add(answer);
                case Gathered.ToAsk(InsuredBill bill) -> toAsk.add(bill);
            }
        }
        ask(toAsk).forEach(verdict -> answers.add(verdict.answer()));
        return answers;
    }

    private List<Verdict> ask(List<InsuredBill> bills) {
        if (bills.isEmpty()) {
            return List.of();
        }
        Map<VisitNumbers.Key, String> numbers =
                visits.find(bills.stream().map(bill -> bill.bill().visit()).distinct().toList());
        Set<SettlementId> first = records.ask(bills);
        List<BillCase> cases = new ArrayList<>(bills.size());
        for (InsuredBill bill : bills) {
            cases.add(
                    new BillCase(
                            fsi,
                            settings,
                            bill,
                            numbers.get(VisitNumbers.Key.of(bill)),
                            !first.contains(bill.bill().id())));
        }
        List<Verdict> verdicts = calls.map(cases, BillCase::settle);
        sql.inTransaction(
                () -> {
                    visits.keep(newNumbers(cases, numbers));
                    records.keep(verdicts);
                });
        return verdicts;
    }

    /// What a bill would come to. Leaves nothing but the visit's registration.
    Answer trial(Bill bill) {
        Gathered gathered = gathering.gather(List.of(bill), Map.of(), true).getFirst();
        return switch (gathered) {
            case Gathered.Answered(Answer answer) -> answer;
            case Gathered.ToAsk(InsuredBill insured) -> trial(insured);
        };
    }

    private Answer trial(InsuredBill bill) {
        VisitNumbers.Key key = VisitNumbers.Key.of(bill);
        Map<VisitNumbers.Key, String> numbers = visits.find(List.of(key.visit()));
        BillCase one = new BillCase(fsi, settings, bill, numbers.get(key), false);
        Verdict verdict = calls.map(List.of(one), BillCase::trial).getFirst();
        visits.keep(newNumbers(List.of(one), numbers));
        return verdict.answer();
    }

    private static Map<VisitNumbers.Key, String> newNumbers(
            List<BillCase> cases, Map<VisitNumbers.Key, String> known) {
        Map<VisitNumbers.Key, String> fresh = new HashMap<>();
        for (BillCase one : cases) {
            VisitNumbers.Key key = VisitNumbers.Key.of(one.bill());
            if (!known.containsKey(key)) {
                one.visit().ifPresent(number -> fresh.put(key, number));
            }
        }
        return fresh;
    }
}
