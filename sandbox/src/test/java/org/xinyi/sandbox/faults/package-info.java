@NullMarked
package org.xinyi.sandbox.faults;

import org.jspecify.annotations.NullMarked;
