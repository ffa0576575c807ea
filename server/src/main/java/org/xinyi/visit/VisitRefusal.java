package org.xinyi.visit;

import java.time.Instant;
import org.xinyi.kernel.Quantity;
import org.xinyi.kernel.Refusal;

/// Why something about a visit was not recorded. Credit is never among the reasons.
public sealed interface VisitRefusal extends Refusal {

    @Override
    default Category category() {
        return Category.CONFLICT;
    }

    /// No such visit, or another institution's.
    record VisitUnknown(long visit) implements VisitRefusal {
        @Override
        public Category category() {
            return Category.UNKNOWN;
        }
    }

    record OrderUnknown(long order) implements VisitRefusal {
        @Override
        public Category category() {
            return Category.UNKNOWN;
        }
    }

    record DepartmentUnknown(long department) implements VisitRefusal {
        @Override
        public Category category() {
            return Category.UNPROCESSABLE;
        }
    }

    record ItemUnknown(String item) implements VisitRefusal {
        @Override
        public Category category() {
            return Category.UNPROCESSABLE;
        }
    }

    record QuantityNotPositive() implements VisitRefusal {
        @Override
        public Category category() {
            return Category.INVALID;
        }
    }

    /// The number belongs to a visit of other content.
    record VisitNumberTaken(String number) implements VisitRefusal {}

    /// Everything that was ordered has been done already.
    record OrderAlreadyExecuted(long order) implements VisitRefusal {}

    record OrderCancelled(long order) implements VisitRefusal {}

    /// More would be done than was ordered.
    record MoreThanOrdered(long order, Quantity left) implements VisitRefusal {}

    /// Nothing of it has been done, so there is nothing to take back.
    record OrderNotExecuted(long order) implements VisitRefusal {}

    /// It is in a settlement already: a refund takes it back.
    record OrderSettled(long order) implements VisitRefusal {}

    record OrderAlreadyPriced(long order) implements VisitRefusal {}

    /// The clock of the hospital's system is ahead by more than the tolerance.
    record TimeInFuture(Instant now) implements VisitRefusal {
        @Override
        public Category category() {
            return Category.INVALID;
        }
    }

    /// Its flow is decided and something has been settled under it.
    record FlowDecided(long visit, String flow) implements VisitRefusal {}
}
