package org.xinyi.sandbox.wechat;

import java.time.Instant;

/// Something that a day's bill tells: a payment or a refund.
sealed interface Trade permits Order, Refund {

    /// In fen, positive.
    long amount();

    Instant at();
}
