/// What goes wrong between two houses, on purpose and counted.
@NullMarked
package org.xinyi.sandbox.faults;

import org.jspecify.annotations.NullMarked;
