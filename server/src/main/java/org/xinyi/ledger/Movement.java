package org.xinyi.ledger;

import org.xinyi.kernel.LineId;
import org.xinyi.kernel.Money;

/// What one event adds to the counters of a line; every part is zero or more.
public record Movement(
        LineId line, Money holdsOpened, Money holdsClosed, Money drawn, Money repaid) {

    public static Movement holdOpened(LineId line, Money amount) {
        return new Movement(line, amount, Money.ZERO, Money.ZERO, Money.ZERO);
    }

    public static Movement holdClosed(LineId line, Money amount) {
        return new Movement(line, Money.ZERO, amount, Money.ZERO, Money.ZERO);
    }

    public static Movement drawn(LineId line, Money amount) {
        return new Movement(line, Money.ZERO, Money.ZERO, amount, Money.ZERO);
    }

    public static Movement repaid(LineId line, Money amount) {
        return new Movement(line, Money.ZERO, Money.ZERO, Money.ZERO, amount);
    }

    Movement plus(Movement other) {
        return new Movement(
                line,
                holdsOpened.plus(other.holdsOpened),
                holdsClosed.plus(other.holdsClosed),
                drawn.plus(other.drawn),
                repaid.plus(other.repaid));
    }

    Movement onto(LineId parent) {
        return new Movement(parent, holdsOpened, holdsClosed, drawn, repaid);
    }
}
