/// Calls over HTTP, as a hospital's system makes them.
@NullMarked
package org.xinyi.city.wire;

import org.jspecify.annotations.NullMarked;
