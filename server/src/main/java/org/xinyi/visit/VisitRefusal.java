package org.xinyi.visit;

import java.time.Instant;
import java.time.LocalTime;
import org.xinyi.kernel.Money;
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
            return Category.UNKNOWN;
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

    /// No order costs so much: a digit too many in its quantity or price.
    record AmountTooLarge(Money amountMax) implements VisitRefusal {
        @Override
        public Category category() {
            return Category.UNPROCESSABLE;
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

    /// Why an order is in the ordinary flow: nobody has asked for credit yet.
    record NotCheckedIn(long visit) implements VisitRefusal {}

    /// Why an order is in the ordinary flow: the patient wanted it so.
    record CreditNotAskedFor(long visit) implements VisitRefusal {}

    /// Why an order is in the ordinary flow: the line could not carry its estimate.
    record LineExhausted(long visit) implements VisitRefusal {}

    /// Why a visit is in the ordinary flow: the scheme is not for this kind of care.
    record CareNotInScheme(String scheme, String kind) implements VisitRefusal {}

    /// As many bills are being watched as the server will carry; ask for the bill itself.
    record TooManyStreams(int connectionsMax, int retryAfterSeconds) implements VisitRefusal {
        @Override
        public Category category() {
            return Category.BUSY;
        }
    }

    record SlotUnknown(long slot) implements VisitRefusal {
        @Override
        public Category category() {
            return Category.UNKNOWN;
        }
    }

    /// A slot ends after it begins, and its places are not below zero.
    record SlotPeriodInvalid(LocalTime start, LocalTime end) implements VisitRefusal {
        @Override
        public Category category() {
            return Category.INVALID;
        }
    }

    /// More is booked already than the new capacity would hold.
    record SlotCapacityTaken(LocalTime start, int booked) implements VisitRefusal {}

    record SlotFull(long slot) implements VisitRefusal {}

    /// It has begun; register at the desk.
    record SlotPast(long slot) implements VisitRefusal {}

    /// This patient has a place in it.
    record SlotAlreadyBooked(long slot, long booking) implements VisitRefusal {}

    /// No such booking, or not of this patient and department.
    record BookingUnknown(long booking) implements VisitRefusal {
        @Override
        public Category category() {
            return Category.UNKNOWN;
        }
    }

    /// It was cancelled, missed, or used by another visit.
    record BookingClosed(long booking, String state) implements VisitRefusal {}

    /// The platform notes this station by itself.
    record StationKeptHere(String kind) implements VisitRefusal {
        @Override
        public Category category() {
            return Category.INVALID;
        }
    }

    /// The patient of the visit is known; only an unidentified one can be replaced.
    record PatientIdentified(long visit) implements VisitRefusal {}

    /// Something of the visit is in a settlement in the old name.
    record VisitSettled(long visit) implements VisitRefusal {}

    record NoStay(long visit) implements VisitRefusal {
        @Override
        public Category category() {
            return Category.UNPROCESSABLE;
        }
    }

    record StayEnded(long visit) implements VisitRefusal {}

    record ObjectionUnknown(long objection) implements VisitRefusal {
        @Override
        public Category category() {
            return Category.UNKNOWN;
        }
    }

    /// The patient has said so already, and nobody has answered yet.
    record ObjectionOpen(long order, long objection) implements VisitRefusal {}

    record ObjectionAnswered(long objection) implements VisitRefusal {}

    /// Once per visit.
    record SatisfactionGiven(long visit) implements VisitRefusal {}

    /// The patient has not agreed that this hospital sees what was examined elsewhere.
    record RecordConsentMissing(long patient) implements VisitRefusal {
        @Override
        public Category category() {
            return Category.FORBIDDEN;
        }
    }
}
