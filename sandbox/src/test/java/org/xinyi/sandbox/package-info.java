@NullMarked
package org.xinyi.sandbox;

import org.jspecify.annotations.NullMarked;
