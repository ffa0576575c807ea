package org.xinyi.credit;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.credit.RaisesByLender.Raise;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.Pump;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.ledger.Actions;
import org.xinyi.ledger.Balance;
import org.xinyi.ledger.Balances;
import org.xinyi.lender.Lenders;
import org.xinyi.lender.Lenders.RaiseAnswer;
import org.xinyi.scheme.LimitRules;
import org.xinyi.scheme.Schemes;

/// Higher limits, as patients ask lenders for them where a scheme offers it. A blocked line is
/// not raised.
@Component
class RaisingByLender extends Pump {

    private static final int BATCH = 20;

    private final Sql sql;
    private final IdSource ids;
    private final BusinessClock clock;
    private final RaisesByLender raises;
    private final StoredLines lines;
    private final Balances balances;
    private final Actions actions;
    private final Lenders lenders;
    private final Schemes schemes;

    RaisingByLender(
            Sql sql,
            IdSource ids,
            BusinessClock clock,
            RaisesByLender raises,
            StoredLines lines,
            Balances balances,
            Actions actions,
            Lenders lenders,
            Schemes schemes) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.raises = raises;
        this.lines = lines;
        this.balances = balances;
        this.actions = actions;
        this.lenders = lenders;
        this.schemes = schemes;
    }

    /// Writes the wish, in the caller's transaction.
    long want(LineId id, Money wanted) {
        Line line = own(id);
        Balance row = balances.find(List.of(id)).get(id);
        Money limit = row == null ? null : row.limit();
        boolean offered =
                line.lender() != null
                        && line.pack() != null
                        && !lines.closedToHolds(List.of(id)).containsKey(id)
                        && limit != null
                        && wanted.isMoreThan(limit)
                        && LimitRules.offer(schemes.version(line.pack()), true).outcome()
                                == LimitRules.Offer.HIGHER_LIMIT;
        if (!offered) {
            throw new RefusedException(new CreditRefusal.RaiseNotOffered(id.value()));
        }
        long raise = ids.next();
        raises.add(raise, id, wanted);
        Sql.afterCommit(this::wake);
        return raise;
    }

    List<Raise> of(LineId line) {
        return raises.of(own(line).id());
    }

    @Override
    public int work() {
        List<Raise> taken = raises.take(BATCH);
        Map<LineId, Line> known = lines.find(taken.stream().map(Raise::line).toList());
        int answered = 0;
        for (Raise raise : taken) {
            Line line = Objects.requireNonNull(known.get(raise.line()));
            answered += ask(raise, line) ? 1 : 0;
        }
        return answered;
    }

    private boolean ask(Raise raise, Line line) {
        PartyId lender = Objects.requireNonNull(line.lender());
        String number = Objects.requireNonNull(line.lenderNumber());
        return switch (lenders.raise(
                new Lenders.Raise(raise.id(), lender, number, raise.wanted()))) {
            case RaiseAnswer.Raised(Money limit) -> answer(raise, limit, null);
            case RaiseAnswer.Declined(String reason) -> answer(raise, null, reason);
            case RaiseAnswer.Unknown _ -> false;
        };
    }

    private boolean answer(Raise raise, @Nullable Money granted, @Nullable String reason) {
        return sql.inTransaction(
                () -> {
                    boolean first = raises.answer(raise, granted, reason);
                    if (first && granted != null) {
                        raise(raise, granted);
                    }
                    return first;
                });
    }

    /// Answers may come out of order: an earlier one lowers nothing.
    private void raise(Raise raise, Money granted) {
        Balance line = balances.lock(List.of(raise.line())).get(raise.line());
        Money before = line == null ? null : line.limit();
        if (before != null && granted.isMoreThan(before)) {
            balances.limit(raise.line(), granted);
            actions.append(List.of(raised(raise, granted)));
        }
    }

    private Actions.Action raised(Raise raise, Money granted) {
        return new Actions.Action(
                ids.next(),
                clock.now(),
                "line.limit-raised",
                raise.line().value(),
                null,
                "{\"limit\":\"" + granted + "\"}");
    }

    private Line own(LineId id) {
        Acting acting = Acting.current();
        Line line = lines.find(List.of(id)).get(id);
        if (line == null || (acting.patient() != null && !acting.isPatient(line.debtor()))) {
            throw new RefusedException(new CreditRefusal.LineUnknown(id.value()));
        }
        return line;
    }
}
