package org.xinyi.ledger;

import org.xinyi.kernel.Coded;

/// What is sealed: block after block, each kind in a chain of its own.
public enum Chain implements Coded {
    /// The rows of all journals.
    JOURNALS(1),
    /// The action log.
    ACTIONS(2);

    private final int code;

    Chain(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
