package org.xinyi.settlement;

import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.Refusal;

/// Why something was not settled or not taken back.
public sealed interface SettlementRefusal extends Refusal {

    @Override
    default Category category() {
        return Category.CONFLICT;
    }

    /// Everything that was charged is in a settlement already, or nothing was charged.
    record NothingToSettle(long visit) implements SettlementRefusal {}

    record SettlementUnknown(long settlement) implements SettlementRefusal {
        @Override
        public Category category() {
            return Category.UNKNOWN;
        }
    }

    /// Insurer or lender have not answered yet. Try again in a moment.
    record SettlementUnderWay(long settlement) implements SettlementRefusal {}

    /// The insurer would not settle it; a person must look first.
    record SettlementRefused(long settlement, @Nullable String insurer)
            implements SettlementRefusal {}

    /// Not charged, or taken back already.
    record OrderNotSettled(long order) implements SettlementRefusal {}

    /// Another refund of the same settlement is on its way. Try again in a moment.
    record RefundUnderWay(long settlement) implements SettlementRefusal {}

    /// No scheme of the city debits such an account, or not at this channel.
    ///
    /// @param channel null for an account without one
    record AccountNotOffered(String account, @Nullable String channel)
            implements SettlementRefusal {
        @Override
        public Category category() {
            return Category.UNPROCESSABLE;
        }
    }

    /// No scheme of the city lets patients set the order of their accounts.
    record AccountOrderFixed() implements SettlementRefusal {
        @Override
        public Category category() {
            return Category.UNPROCESSABLE;
        }
    }
}
