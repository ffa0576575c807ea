@NullMarked
package org.xinyi.notice;

import org.jspecify.annotations.NullMarked;
