/// The medical insurance: coverage, the split of a bill, the insurer's interface.
@ApplicationModule(
        displayName = "Insurance",
        allowedDependencies = {
            "kernel",
            "kernel :: sql",
            "kernel :: crypto",
            "kernel :: wire",
            "ledger",
            "people",
            "catalogue"
        })
@NullMarked
package org.xinyi.insurance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
