package org.xinyi.payment;

import org.xinyi.kernel.Coded;

/// A way to pay. Each is a `CHANNEL` account in the payee's book.
public enum Channel implements Coded {
    WECHAT(1, true),
    ALIPAY(2, true),
    UNIONPAY(3, true),
    ECNY(4, true),
    WINDOW_CASH(11, false),
    WINDOW_CARD(12, false),
    KIOSK(13, false),
    /// Paid straight to the lender, at its counter or in its app.
    BANK(21, false);

    private final int code;
    private final boolean online;

    Channel(int code, boolean online) {
        this.code = code;
        this.online = online;
    }

    @Override
    public int code() {
        return code;
    }

    /// Whether the patient pays on a phone and the channel calls back.
    public boolean online() {
        return online;
    }

    /// Whether it is paid at a window or kiosk, within a shift.
    public boolean overCounter() {
        return this == WINDOW_CASH || this == WINDOW_CARD || this == KIOSK;
    }

    /// Whether the money lies in a drawer that is counted when the shift ends. A kiosk's channel
    /// is its cash box; a card paid at a kiosk is [#WINDOW_CARD].
    public boolean isCash() {
        return this == WINDOW_CASH || this == KIOSK;
    }
}
