@NullMarked
package org.xinyi.visit;

import org.jspecify.annotations.NullMarked;
