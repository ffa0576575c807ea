/// Money that arrives and files that say so: payouts are booked, other parties' files are kept, and
/// everything is compared with everything.
@ApplicationModule(
        displayName = "Clearing",
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
            "settlement",
            "repayment"
        })
@NullMarked
package org.xinyi.clearing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
