package org.xinyi.repayment;

import org.xinyi.kernel.JournalId;
import org.xinyi.payment.Payments;

/// A payment that has arrived, with where it goes.
record Repayment(Payments.Payment payment, JournalId journal, Allocation allocation) {}
