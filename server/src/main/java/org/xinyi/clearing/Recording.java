package org.xinyi.clearing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.xinyi.kernel.Money;
import org.xinyi.ledger.Check;

/// What one check sees. Everything is counted; of what it finds, the first are kept.
final class Recording implements Check.Findings {

    private static final int UNEXPLAINED_MAX = 1_000;
    private static final int EXPLAINED_MAX = 200;
    private static final long SAY_EVERY = 50_000;

    private final String check;
    private final boolean inFull;
    private final LongConsumer progress;
    private final List<Finding> unexplained = new ArrayList<>();
    private final List<Finding> explained = new ArrayList<>();
    private long compared;
    private long differences;
    private Money amount = Money.ZERO;

    /// @param progress hears now and then how many things have been compared
    Recording(String check, boolean inFull, LongConsumer progress) {
        this.check = check;
        this.inFull = inFull;
        this.progress = progress;
    }

    @Override
    public boolean inFull() {
        return inFull;
    }

    @Override
    public void compared(long count) {
        long before = compared;
        compared += count;
        if (before / SAY_EVERY != compared / SAY_EVERY) {
            progress.accept(compared);
        }
    }

    @Override
    public void difference(String subject, Money ours, Money theirs) {
        count(ours.minus(theirs));
        keep(new Finding(check, Finding.DIFFERENCE, subject, ours, theirs, ""));
    }

    @Override
    public void broken(String subject, Money stake) {
        count(stake);
        keep(new Finding(check, Finding.BROKEN, subject, stake, Money.ZERO, ""));
    }

    @Override
    public void explained(String kind, String subject, Money ours, Money theirs, String fact) {
        if (explained.size() < EXPLAINED_MAX) {
            explained.add(new Finding(check, kind, subject, ours, theirs, fact));
        }
    }

    /// @param millis how long the check took
    Verified.Checked checked(long millis) {
        return new Verified.Checked(check, compared, differences, amount, millis);
    }

    /// What nothing explains first.
    List<Finding> findings() {
        List<Finding> all = new ArrayList<>(unexplained);
        all.addAll(explained);
        return all;
    }

    private void count(Money difference) {
        differences++;
        amount = amount.plus(difference.isNegative() ? difference.negated() : difference);
    }

    private void keep(Finding finding) {
        if (unexplained.size() < UNEXPLAINED_MAX) {
            unexplained.add(finding);
        }
    }
}
