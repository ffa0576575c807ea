package org.xinyi.repayment;

import java.util.List;
import org.xinyi.credit.Obligation;
import org.xinyi.kernel.Money;
import org.xinyi.payment.Payments;

/// Obligations have been paid, whole or in part; published within the transaction that writes it.
public record RepaymentsReceived(List<Item> items) {

    /// @param principal what is off the line
    /// @param charge what was paid of an instalment's charge
    public record Item(
            Payments.Payment payment, Obligation obligation, Money principal, Money charge) {}

    public RepaymentsReceived {
        items = List.copyOf(items);
    }
}
