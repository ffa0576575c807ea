/// Channels that collect and give back money: wallets, banks, windows with their shifts,
/// mandates.
@ApplicationModule(
        displayName = "Payment",
        allowedDependencies = {
            "kernel",
            "kernel :: sql",
            "kernel :: crypto",
            "kernel :: wire",
            "ledger",
            "people",
            "access"
        })
@NullMarked
package org.xinyi.payment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
