package org.xinyi.visit;

import java.time.Instant;
import org.xinyi.kernel.ClientId;
import org.xinyi.kernel.Coded;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.OrderId;
import org.xinyi.kernel.Quantity;

/// One thing that happened to an order. Orders never change; their state is what their events say.
///
/// @param seq counts from 0 within the order
/// @param amount of the charge that it makes or takes back; zero for all others
/// @param reference the journal of a charge, the settlement that claims it; 0 when neither
record OrderEvent(
        OrderId order,
        int seq,
        Kind kind,
        Quantity quantity,
        Money amount,
        long reference,
        Instant at,
        ClientId by) {

    enum Kind implements Coded {
        /// Done, whole or in part: the charge arises.
        EXECUTED(1),
        /// Charged when it was prescribed, not done yet.
        PREPAID(2),
        /// Done, after it had been prepaid.
        FULFILLED(3),
        /// Done without a price: the charge waits for pricing.
        EXECUTED_UNPRICED(4),
        /// A price was found for what had been done.
        PRICED(5),
        CANCELLED(6),
        /// Never done.
        NOT_DONE(7),
        /// Taken back before settlement.
        UNDONE(8),
        /// Claimed by a settlement.
        SETTLING(9),
        /// Taken back after settlement.
        REFUNDED(10);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }
    }
}
