@NullMarked
package org.xinyi.architecture;

import org.jspecify.annotations.NullMarked;
