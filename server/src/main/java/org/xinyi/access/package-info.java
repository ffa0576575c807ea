/// Who may call: staff and roles, keys of hospital systems, one-time codes, the audit trail.
@ApplicationModule(
        displayName = "Access",
        allowedDependencies = {"kernel", "kernel :: sql", "kernel :: crypto"})
@NullMarked
package org.xinyi.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
