package org.xinyi.sandbox.insurer;

import tools.jackson.databind.node.ObjectNode;

/// Does one transaction of the national interface.
@FunctionalInterface
interface Transaction {

    /// Runs while the caller holds the book's monitor.
    ///
    /// @return the `output`
    /// @throws FsiRefused with nothing changed
    ObjectNode run(FsiCall call);
}
