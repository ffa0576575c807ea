@NullMarked
package org.xinyi.app;

import org.jspecify.annotations.NullMarked;
