/// Between billed and paid or borne: the ladder of reminders, standing and listings, pauses,
/// disputes and hardship, the call desk, and who bears what is not paid.
@ApplicationModule(
        displayName = "Delinquency",
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
package org.xinyi.delinquency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
