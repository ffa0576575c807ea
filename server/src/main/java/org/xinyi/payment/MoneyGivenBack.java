package org.xinyi.payment;

import java.time.Instant;
import java.util.List;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.PaymentId;

/// Money has gone back to its source; published once for each, within the transaction that keeps
/// it.
public record MoneyGivenBack(List<Item> items) {

    /// @param id of the order to give it back
    /// @param owner whose money it was
    public record Item(
            long id,
            PaymentId payment,
            PartyId owner,
            PatientId patient,
            Channel channel,
            Money amount,
            Instant at) {}

    public MoneyGivenBack {
        items = List.copyOf(items);
    }
}
