package org.xinyi.visit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.credit.CreditLines;
import org.xinyi.credit.CreditRefusal;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.Money;
import org.xinyi.ledger.Balance;
import org.xinyi.ledger.Balances;
import org.xinyi.scheme.CreditTerms;
import org.xinyi.scheme.PackRef;
import org.xinyi.scheme.Schemes;

/// How the lines of visits stand.
@Component
class LineMeters {

    private final CreditLines lines;
    private final Balances balances;
    private final Schemes schemes;

    LineMeters(CreditLines lines, Balances balances, Schemes schemes) {
        this.lines = lines;
        this.balances = balances;
        this.schemes = schemes;
    }

    /// The line of one visit.
    ///
    /// @param closedBecause why it takes no new holds now, a problem type; null when it does
    record State(LiveBill.LineMeter meter, @Nullable String closedBecause) {}

    /// By line; visits in the ordinary flow have none.
    Map<LineId, State> of(Collection<Visit> visits) {
        Map<LineId, PackRef> packs = new HashMap<>();
        for (Visit visit : visits) {
            if (visit.line() != null && visit.pack() != null) {
                packs.put(visit.line(), visit.pack());
            }
        }
        List<LineId> used = List.copyOf(packs.keySet());
        Map<LineId, Balance> found = new HashMap<>(balances.find(used));
        List<LineId> parents =
                found.values().stream().map(Balance::parent).filter(Objects::nonNull).toList();
        found.putAll(balances.find(parents));
        Map<LineId, CreditRefusal> closed = lines.closedToHolds(used);
        Map<LineId, State> states = new HashMap<>();
        packs.forEach(
                (line, pack) -> {
                    Balance balance = found.get(line);
                    if (balance != null) {
                        CreditRefusal refusal = closed.get(line);
                        states.put(
                                line,
                                new State(
                                        meter(balance, found, authority(pack)),
                                        refusal == null ? null : refusal.type()));
                    }
                });
        return states;
    }

    private CreditTerms.Authority authority(PackRef pack) {
        return schemes.version(pack).credit().authority();
    }

    /// A share has no more to give than the line it is a share of.
    private static LiveBill.LineMeter meter(
            Balance balance, Map<LineId, Balance> all, CreditTerms.Authority authority) {
        List<Money> available = new ArrayList<>(2);
        Balance parent = balance.parent() == null ? null : all.get(balance.parent());
        for (Balance one : parent == null ? List.of(balance) : List.of(balance, parent)) {
            if (one.available() != null) {
                available.add(one.available());
            }
        }
        return new LiveBill.LineMeter(
                balance.line(),
                balance.limit(),
                balance.held(),
                balance.used(),
                available.stream().min(Money::compareTo).orElse(null),
                authority);
    }
}
