package org.xinyi.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PartyId;

/// What one party's book says another owes it, the other's book says it owes.
@Component
class BetweenCheck implements Check {

    private final Books books;

    BetweenCheck(Books books) {
        this.books = books;
    }

    @Override
    public String name() {
        return "what-two-parties-owe-each-other-is-the-same-in-both-books";
    }

    @Override
    public void run(Findings findings) {
        Map<Pair, Money> sums = new HashMap<>();
        try (Stream<Books.Sum> all = books.sums(Account.Type.BETWEEN)) {
            all.forEach(
                    sum ->
                            sums.put(
                                    new Pair(sum.owner(), new PartyId(sum.key()), sum.source()),
                                    sum.amount()));
        }
        sums.forEach(
                (pair, amount) -> {
                    findings.compared(1);
                    Money other = sums.getOrDefault(pair.mirrored(), Money.ZERO);
                    boolean once = pair.owner.value() < pair.other.value();
                    boolean alone = !sums.containsKey(pair.mirrored());
                    if (!amount.equals(other.negated()) && (once || alone)) {
                        findings.difference(
                                "between " + pair.owner.value() + " and " + pair.other.value(),
                                amount,
                                other.negated());
                    }
                });
    }

    private record Pair(PartyId owner, PartyId other, Source source) {
        Pair mirrored() {
            return new Pair(/* owner= */ other, /* other= */ owner, source);
        }
    }
}
