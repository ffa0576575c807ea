package org.xinyi.settlement;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.ClientId;
import org.xinyi.kernel.Coded;
import org.xinyi.kernel.OrderId;
import org.xinyi.kernel.SettlementId;

/// Taking back settled charges: the insurer reverses the settlement and settles the rest again; the
/// difference of the two splits is the refund.
///
/// @param id also the number of the settlement that takes the old one's place
/// @param settlement the one that is replaced
/// @param notDone whether only what was charged and not done goes back; else all that is charged
record Refund(
        SettlementId id,
        SettlementId settlement,
        List<OrderId> orders,
        boolean notDone,
        String reason,
        State state,
        Instant requestedAt,
        ClientId requestedBy,
        @Nullable Instant postedAt) {

    enum State implements Coded {
        WAITING(1),
        POSTED(2),
        REFUSED(3);

        private final int code;

        State(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }
    }

    Refund {
        orders = List.copyOf(orders);
    }
}
