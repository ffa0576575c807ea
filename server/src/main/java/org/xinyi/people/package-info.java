/// Who is treated and where: patients with sealed personal data, institutions, departments,
/// family ties.
@ApplicationModule(
        displayName = "People",
        allowedDependencies = {"kernel", "kernel :: sql", "kernel :: crypto", "kernel :: wire"})
@NullMarked
package org.xinyi.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
