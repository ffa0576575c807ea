@NullMarked
package org.xinyi.settlement;

import org.jspecify.annotations.NullMarked;
