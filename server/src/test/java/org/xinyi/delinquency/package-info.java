@NullMarked
package org.xinyi.delinquency;

import org.jspecify.annotations.NullMarked;
