/// The books: entries with two sides, balances that have a limit, holds, the action log, seals.
/// The only module that writes them; it knows parties, accounts and amounts, and no person.
@ApplicationModule(
        displayName = "Ledger",
        allowedDependencies = {"kernel", "kernel :: crypto", "kernel :: sql"})
@NullMarked
package org.xinyi.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
