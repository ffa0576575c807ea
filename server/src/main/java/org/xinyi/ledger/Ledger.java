package org.xinyi.ledger;

import java.util.List;

/// The append-only journals of a city.
public interface Ledger {

    /// Writes the journals in the caller's transaction, all or none.
    void post(List<Journal> journals);
}
