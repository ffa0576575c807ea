/// Banks and card issuers: application, limit, authorisation, advance, payout to the hospital.
@ApplicationModule(
        displayName = "Lender",
        allowedDependencies = {
            "kernel",
            "kernel :: sql",
            "kernel :: crypto",
            "kernel :: wire",
            "ledger",
            "people",
            "scheme"
        })
@NullMarked
package org.xinyi.lender;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
