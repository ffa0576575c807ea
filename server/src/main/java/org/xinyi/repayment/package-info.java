/// Paying back: which obligation a payment goes to, what is too much, what goes back.
@ApplicationModule(
        displayName = "Repayment",
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
            "commitment",
            "credit",
            "visit",
            "settlement"
        })
@NullMarked
package org.xinyi.repayment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
