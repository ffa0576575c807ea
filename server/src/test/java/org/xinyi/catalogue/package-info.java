@NullMarked
package org.xinyi.catalogue;

import org.jspecify.annotations.NullMarked;
