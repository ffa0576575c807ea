@NullMarked
package org.xinyi;

import org.jspecify.annotations.NullMarked;
