@NullMarked
package org.xinyi.city.hospital;

import org.jspecify.annotations.NullMarked;
