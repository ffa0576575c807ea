/// Credit lines: who may use which, what is drawn on them, what is owed and when it falls due.
@ApplicationModule(
        displayName = "Credit",
        allowedDependencies = {
            "kernel",
            "kernel :: sql",
            "kernel :: crypto",
            "kernel :: wire",
            "ledger",
            "people",
            "catalogue",
            "scheme",
            "access",
            "notice",
            "insurance",
            "payment",
            "lender",
            "commitment"
        })
@NullMarked
package org.xinyi.credit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
