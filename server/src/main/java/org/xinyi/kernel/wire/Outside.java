package org.xinyi.kernel.wire;

import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Guards the rule that nothing waits for another house while it holds locks in our own.
final class Outside {

    private Outside() {}

    static void ofAnyTransaction() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A call leaves the house outside of a transaction");
        }
    }
}
