/// Packs: every city's scheme as a data file. Loads, type-checks, versions and activates them, and
/// decides by them: pure functions of a pack, facts and a moment.
@ApplicationModule(
        displayName = "Scheme",
        allowedDependencies = {"kernel", "kernel :: sql", "kernel :: crypto"})
@NullMarked
package org.xinyi.scheme;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
