@NullMarked
package org.xinyi.sandbox.store;

import org.jspecify.annotations.NullMarked;
