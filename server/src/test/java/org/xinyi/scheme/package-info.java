@NullMarked
package org.xinyi.scheme;

import org.jspecify.annotations.NullMarked;
