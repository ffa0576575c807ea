package org.xinyi.sandbox.insurer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xinyi.sandbox.insurer.InsurerFact.DayEnded;
import org.xinyi.sandbox.insurer.InsurerFact.DaysBegun;
import org.xinyi.sandbox.insurer.InsurerFact.DeductionSet;
import org.xinyi.sandbox.insurer.InsurerFact.FileKept;
import org.xinyi.sandbox.insurer.InsurerFact.HospitalShareSet;
import org.xinyi.sandbox.insurer.InsurerFact.ItemSaved;

/// What the insurer keeps beside persons and visits: items, switches, files, payments and days.
final class BookShelf {

    private record DeductionKey(String institution, String period, String fund) {}

    private final Map<String, ItemSaved> items = new HashMap<>();
    private final Map<DeductionKey, Long> deductions = new HashMap<>();
    private final Map<String, FileKept> files = new HashMap<>();
    private final List<Payment> payments = new ArrayList<>();
    private int hospitalPercent;
    private @Nullable LocalDate lastEndedDay;

    @Nullable ItemSaved item(String code) {
        return items.get(code);
    }

    int hospitalPercent() {
        return hospitalPercent;
    }

    long deduction(String institution, String period, String fund) {
        return deductions.getOrDefault(new DeductionKey(institution, period, fund), 0L);
    }

    @Nullable FileKept file(String number) {
        return files.get(number);
    }

    List<Payment> payments() {
        return payments;
    }

    @Nullable LocalDate lastEndedDay() {
        return lastEndedDay;
    }

    void apply(ItemSaved item) {
        items.put(item.code(), item);
    }

    void apply(HospitalShareSet set) {
        hospitalPercent = set.percent();
    }

    void apply(DeductionSet set) {
        deductions.put(new DeductionKey(set.institution(), set.period(), set.fund()), set.amount());
    }

    void apply(FileKept file) {
        files.put(file.number(), file);
    }

    void apply(DaysBegun begun) {
        lastEndedDay = begun.after();
    }

    void apply(DayEnded ended) {
        lastEndedDay = ended.day();
        payments.addAll(ended.payments());
    }
}
