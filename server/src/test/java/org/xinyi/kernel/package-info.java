@NullMarked
package org.xinyi.kernel;

import org.jspecify.annotations.NullMarked;
