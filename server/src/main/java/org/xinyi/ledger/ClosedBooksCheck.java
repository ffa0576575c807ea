package org.xinyi.ledger;

import java.util.List;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Money;
import org.xinyi.ledger.ClosedPeriod.Period;

/// Closed days and months say what they said, follow one another, and their state is what the
/// entries make: of the last one, and in full of each.
@Component
class ClosedBooksCheck implements Check {

    private final ClosedTable table;
    private final SealTable seals;
    private final BooksState state;

    ClosedBooksCheck(ClosedTable table, SealTable seals, BooksState state) {
        this.table = table;
        this.seals = seals;
        this.state = state;
    }

    @Override
    public String name() {
        return "closed-days-and-months-are-as-they-were-closed";
    }

    @Override
    public void run(Findings findings) {
        for (Period period : Period.values()) {
            List<ClosedPeriod> all = table.all(period);
            Seal.Digest previous = ClosedPeriod.genesis(period);
            long from = 0;
            for (int i = 0; i < all.size(); i++) {
                ClosedPeriod one = all.get(i);
                findings.compared(1);
                boolean follows = one.number() == i + 1 && one.previous().equals(previous);
                if (!follows || !one.hash().equals(one.computedHash())) {
                    findings.broken(one + " does not say what it said when it was closed", STAKE);
                }
                long end = seals.end(Chain.JOURNALS, one.journals());
                if (findings.inFull() || i == all.size() - 1) {
                    compareState(one, period == Period.MONTH ? 0 : from, end, findings);
                }
                from = end;
                previous = one.hash();
            }
        }
    }

    /// What is at stake cannot be told from a digest.
    private static final Money STAKE = Money.ofFen(1);

    private void compareState(ClosedPeriod one, long from, long end, Findings findings) {
        if (!state.of(from, end).equals(one.state())) {
            findings.broken("the entries of " + one + " do not make the state it had", STAKE);
        }
    }
}
