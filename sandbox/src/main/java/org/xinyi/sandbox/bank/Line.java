package org.xinyi.sandbox.bank;

/// A line of credit as the bank keeps it, in fen.
final class Line {

    private final String number;
    private long limit;
    private long drawn;
    private long refunded;
    private long repaid;

    Line(String number, long limit) {
        this.number = number;
        this.limit = limit;
    }

    String number() {
        return number;
    }

    long limit() {
        return limit;
    }

    long drawn() {
        return drawn;
    }

    long refunded() {
        return refunded;
    }

    /// Less what was returned.
    long repaid() {
        return repaid;
    }

    long outstanding() {
        return drawn - refunded - repaid;
    }

    long free() {
        return Math.max(0, limit - Math.max(0, outstanding()));
    }

    void limit(long newLimit) {
        limit = newLimit;
    }

    void draw(long amount) {
        drawn += amount;
    }

    void refund(long amount) {
        refunded += amount;
    }

    void repay(long amount) {
        repaid += amount;
    }
}
