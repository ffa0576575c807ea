/// Promises: templates, signing, evidence, copies, revocation.
@ApplicationModule(
        displayName = "Commitment",
        allowedDependencies = {
            "kernel",
            "kernel :: sql",
            "kernel :: crypto",
            "ledger",
            "people",
            "scheme",
            "access",
            "notice"
        })
@NullMarked
package org.xinyi.commitment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
