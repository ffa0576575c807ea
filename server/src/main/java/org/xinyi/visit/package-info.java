/// Visits and stays: registration, check-in, orders, execution, the live bill, stations.
@ApplicationModule(
        displayName = "Visit",
        allowedDependencies = {
            "kernel",
            "kernel :: sql",
            "kernel :: crypto",
            "ledger",
            "people",
            "catalogue",
            "scheme",
            "access",
            "notice",
            "insurance",
            "payment",
            "lender",
            "commitment",
            "credit"
        })
@NullMarked
package org.xinyi.visit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
