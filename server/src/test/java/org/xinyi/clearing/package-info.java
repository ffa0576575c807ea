@NullMarked
package org.xinyi.clearing;

import org.jspecify.annotations.NullMarked;
