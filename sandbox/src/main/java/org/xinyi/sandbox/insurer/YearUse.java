package org.xinyi.sandbox.insurer;

/// What a person has used of a year's deductibles and of the pool's cap, in fen, over all
/// institutions.
final class YearUse {

    private final int year;
    private long outpatient;
    private long inpatient;
    private long pharmacy;
    private long pool;

    YearUse(int year) {
        this.year = year;
    }

    int year() {
        return year;
    }

    long deductible(Care care) {
        return switch (care) {
            case OUTPATIENT -> outpatient;
            case INPATIENT -> inpatient;
            case PHARMACY -> pharmacy;
        };
    }

    long pool() {
        return pool;
    }

    /// @param sign 1 for a settlement, -1 for its reversal
    void add(Care care, Shares shares, int sign) {
        long deductible = sign * shares.deductible();
        pool += sign * shares.pool();
        switch (care) {
            case OUTPATIENT -> outpatient += deductible;
            case INPATIENT -> inpatient += deductible;
            case PHARMACY -> pharmacy += deductible;
        }
    }
}
