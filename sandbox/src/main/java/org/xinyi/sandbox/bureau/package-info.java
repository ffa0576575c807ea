/// The bureaus that keep people's scores, in a format of our own.
@NullMarked
package org.xinyi.sandbox.bureau;

import org.jspecify.annotations.NullMarked;
