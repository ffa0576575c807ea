/// What can be billed: items, price lists, the insurance class of items, effective dates.
@ApplicationModule(
        displayName = "Catalogue",
        allowedDependencies = {"kernel", "kernel :: sql"})
@NullMarked
package org.xinyi.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
