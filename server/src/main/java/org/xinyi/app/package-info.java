/// Wiring: the database, the cities, the web edge and the command line. Stands on all modules;
/// nothing stands on it.
@ApplicationModule(displayName = "Application")
@NullMarked
package org.xinyi.app;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
