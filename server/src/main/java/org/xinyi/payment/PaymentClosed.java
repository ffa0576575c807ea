package org.xinyi.payment;

import org.xinyi.kernel.PaymentId;

/// A payment has ended without money: not paid while it was valid, or declined. Published within
/// the transaction that writes it, once.
public record PaymentClosed(PaymentId payment) {}
