package org.xinyi.sandbox.insurer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.xinyi.sandbox.web.Sm3Signature;

/// A contracted institution with its secret and its settlements and reversals, day by day.
final class Institution {

    /// A settlement, or its reversal, on the day it was made.
    record Posting(Settlement settlement, boolean reversal) {}

    private final String code;
    private Sm3Signature secret;
    private Grade grade;
    private final NavigableMap<LocalDate, List<Posting>> days = new TreeMap<>();

    Institution(String code, Sm3Signature secret, Grade grade) {
        this.code = code;
        this.secret = secret;
        this.grade = grade;
    }

    void register(Sm3Signature newSecret, Grade newGrade) {
        secret = newSecret;
        grade = newGrade;
    }

    String code() {
        return code;
    }

    Sm3Signature secret() {
        return secret;
    }

    Grade grade() {
        return grade;
    }

    void post(LocalDate day, Posting posting) {
        days.computeIfAbsent(day, _ -> new ArrayList<>()).add(posting);
    }

    List<Posting> on(LocalDate day) {
        return days.getOrDefault(day, List.of());
    }

    /// From the first to the last day, both included, in order.
    List<Posting> between(LocalDate first, LocalDate last) {
        if (first.isAfter(last)) {
            return List.of();
        }
        return days.subMap(first, true, last, true).values().stream()
                .flatMap(List::stream)
                .toList();
    }
}
