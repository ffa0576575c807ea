@NullMarked
package org.xinyi.insight;

import org.jspecify.annotations.NullMarked;
