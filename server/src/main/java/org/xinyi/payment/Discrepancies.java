package org.xinyi.payment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.Coded;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PartyId;

/// Named exceptions of money: what a channel or a drawer says and our rows do not. None of it is
/// booked; a person decides.
public interface Discrepancies {

    enum Kind implements Coded {
        /// A channel says another amount than was asked for.
        AMOUNT_DIFFERS(1),
        /// A channel says that somebody else was paid.
        PAYEE_DIFFERS(2),
        /// A channel collected for a number that is not ours.
        PAYMENT_UNKNOWN(3),
        /// What was counted at the end of a shift is not what should be in the drawer.
        DRAWER_DIFFERS(4),
        /// A channel gave back another amount than was ordered.
        REFUND_DIFFERS(5),
        /// A channel could not give back; a cashier hands it out.
        REFUND_FAILED(6),
        /// A cashier handed out what the channel has also given back.
        GIVEN_TWICE(7),
        /// A channel gave back under a number that is not ours.
        REFUND_UNKNOWN(8),
        /// A channel collected twice under one number.
        PAID_TWICE(9);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }
    }

    /// @param subject the payment, the give-back or the shift; 0 when there is none of ours
    /// @param owner whose money it is; for a shift, its institution
    /// @param expected by our rows; null when there is no row
    /// @param found null when there is nothing to compare
    /// @param reference the channel's number or word for it; empty for a shift
    record Discrepancy(
            long id,
            Kind kind,
            long subject,
            PartyId owner,
            @Nullable Money expected,
            @Nullable Money found,
            String reference,
            Instant at) {}

    /// What was found on a business day, in the order it was found.
    List<Discrepancy> on(LocalDate day);
}
