package org.xinyi.payment;

import java.util.List;

/// Payments have arrived; published once for each, within the transaction that keeps them.
public record PaymentsReceived(List<Payments.Payment> payments) {

    public PaymentsReceived {
        payments = List.copyOf(payments);
    }
}
