/// Messages to patients and relatives: called in the caller's transaction, sent from an outbox.
@ApplicationModule(
        displayName = "Notice",
        allowedDependencies = {
            "kernel",
            "kernel :: sql",
            "kernel :: crypto",
            "ledger",
            "people",
            "access"
        })
@NullMarked
package org.xinyi.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
