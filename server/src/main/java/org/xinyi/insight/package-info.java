/// Read models and statistics. Reads only.
///
/// It is the one module that reads other modules' tables: a report adds up what many modules hold,
/// and asking each for its rows would bring a city's history over the wire to count it. It never
/// writes them and decides nothing; what it adds up are the entries, or facts of which a check of
/// `verify` says that they stand in the entries just so (settlements, obligations, allocations).
@ApplicationModule(
        displayName = "Insight",
        allowedDependencies = {"kernel", "kernel :: sql", "ledger", "people"})
@NullMarked
package org.xinyi.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
