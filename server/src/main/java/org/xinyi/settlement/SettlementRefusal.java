package org.xinyi.settlement;

import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.Money;
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

    record RefundUnknown(long refund) implements SettlementRefusal {
        @Override
        public Category category() {
            return Category.UNKNOWN;
        }
    }

    /// The line cannot carry the deposit; the stay begins all the same.
    record DepositNotCarried(@Nullable Money available) implements SettlementRefusal {}

    /// The scheme or the flow of the stay knows no deposit of this kind.
    record DepositNotWanted(long visit) implements SettlementRefusal {}
}
