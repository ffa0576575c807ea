@NullMarked
package org.xinyi.repayment;

import org.jspecify.annotations.NullMarked;
