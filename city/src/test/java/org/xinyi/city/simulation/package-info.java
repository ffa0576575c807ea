@NullMarked
package org.xinyi.city.simulation;

import org.jspecify.annotations.NullMarked;
