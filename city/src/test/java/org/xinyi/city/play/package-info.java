@NullMarked
package org.xinyi.city.play;

import org.jspecify.annotations.NullMarked;
