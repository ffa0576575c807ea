@NullMarked
package org.xinyi.people;

import org.jspecify.annotations.NullMarked;
