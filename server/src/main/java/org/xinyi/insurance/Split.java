package org.xinyi.insurance;

import java.util.EnumMap;
import java.util.Map;
import org.xinyi.kernel.Money;
import org.xinyi.ledger.Source;

/// Who bears how much of a bill, as the insurer decided. The shares add up to the bill; only
/// sources with an amount are present.
public record Split(Map<Source, Money> shares) {

    public Split {
        Map<Source, Money> present = new EnumMap<>(Source.class);
        shares.forEach(
                (source, amount) -> {
                    if (!amount.isZero()) {
                        present.put(source, amount);
                    }
                });
        shares = Map.copyOf(present);
    }

    /// The whole bill is the patient's own.
    public static Split personal(Money total) {
        return new Split(Map.of(Source.PERSONAL, total));
    }

    public Money of(Source source) {
        return shares.getOrDefault(source, Money.ZERO);
    }

    public Money total() {
        return Money.sum(shares.values(), share -> share);
    }
}
