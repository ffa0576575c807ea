package org.xinyi.sandbox.insurer;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xinyi.sandbox.insurer.InsurerFact.Settled;
import org.xinyi.sandbox.web.Times;

/// A settlement, and its reversal if it has one. Of its fee lines only a fingerprint stays.
final class Settlement {

    /// @param id the new negative settlement's number
    /// @param message `msgid` of the call that made it
    record Reversal(long id, String message, Instant at) {}

    private final Settled fact;
    private final Visit visit;
    private final long balanceAfter;
    private final long[] lines;
    private @Nullable Reversal reversal;

    Settlement(Settled fact, Visit visit, List<FeeLine> lines) {
        this.fact = fact;
        this.visit = visit;
        this.balanceAfter = visit.person().balance() - fact.shares().account();
        this.lines = lines.stream().mapToLong(line -> fingerprint(line.number())).toArray();
    }

    long id() {
        return fact.id();
    }

    Visit visit() {
        return visit;
    }

    String batch() {
        return fact.batch();
    }

    String message() {
        return fact.message();
    }

    Instant at() {
        return fact.at();
    }

    int year() {
        return Times.dateOf(fact.at()).getYear();
    }

    Care care() {
        return fact.care();
    }

    String medType() {
        return fact.medType();
    }

    String insutype() {
        return fact.insutype();
    }

    Shares shares() {
        return fact.shares();
    }

    long balanceAfter() {
        return balanceAfter;
    }

    boolean holds(String lineNumber) {
        long wanted = fingerprint(lineNumber);
        for (long line : lines) {
            if (line == wanted) {
                return true;
            }
        }
        return false;
    }

    boolean reversed() {
        return reversal != null;
    }

    @Nullable Reversal reversal() {
        return reversal;
    }

    void reverse(Reversal by) {
        reversal = by;
    }

    /// FNV-1a, 64 bits: enough to tell the lines of one visit apart.
    private static long fingerprint(String lineNumber) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < lineNumber.length(); i++) {
            hash = (hash ^ lineNumber.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
