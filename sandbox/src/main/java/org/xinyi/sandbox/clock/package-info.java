/// The sandbox's business time and the work at each day's end.
@NullMarked
package org.xinyi.sandbox.clock;

import org.jspecify.annotations.NullMarked;
