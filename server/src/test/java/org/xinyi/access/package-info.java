@NullMarked
package org.xinyi.access;

import org.jspecify.annotations.NullMarked;
