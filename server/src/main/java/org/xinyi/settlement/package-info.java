/// From charges to money: the insurer's split, how the personal share is funded, the draw, the
/// books; deposits, refunds and reversals.
@ApplicationModule(
        displayName = "Settlement",
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
            "credit",
            "visit"
        })
@NullMarked
package org.xinyi.settlement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
