/// The city's public credit platform, in a format of our own.
@NullMarked
package org.xinyi.sandbox.creditplatform;

import org.jspecify.annotations.NullMarked;
