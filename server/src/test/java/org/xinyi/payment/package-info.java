@NullMarked
package org.xinyi.payment;

import org.jspecify.annotations.NullMarked;
