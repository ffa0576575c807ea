@NullMarked
package org.xinyi.commitment;

import org.jspecify.annotations.NullMarked;
