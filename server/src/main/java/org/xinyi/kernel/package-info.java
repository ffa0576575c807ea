/// The words every module shares: money, ids, time, refusals, and the batcher that turns single
/// requests into lists. Depends on the JDK alone.
@ApplicationModule(
        displayName = "Kernel",
        allowedDependencies = {})
@NullMarked
package org.xinyi.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
