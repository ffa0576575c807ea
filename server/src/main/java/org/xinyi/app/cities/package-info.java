/// The cities of this server: registry, clocks, identifiers.
@NullMarked
package org.xinyi.app.cities;

import org.jspecify.annotations.NullMarked;
