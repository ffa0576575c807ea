package org.xinyi.sandbox.fiscal;

import org.xinyi.sandbox.fiscal.FiscalFact.ClaimKey;
import org.xinyi.sandbox.fiscal.FiscalFact.Claimed;

/// A claim and how far it has come.
final class Claim {

    enum State {
        RECEIVED,
        APPROVED,
        PAID
    }

    private final Claimed claimed;
    private State state = State.RECEIVED;

    Claim(Claimed claimed) {
        this.claimed = claimed;
    }

    Claimed claimed() {
        return claimed;
    }

    ClaimKey key() {
        return new ClaimKey(claimed.client(), claimed.number());
    }

    long amount() {
        return claimed.amount();
    }

    State state() {
        return state;
    }

    void reach(State newState) {
        state = newState;
    }
}
