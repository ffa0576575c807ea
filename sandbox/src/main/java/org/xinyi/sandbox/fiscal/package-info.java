/// The fiscal office that compensates hospitals, in a format of our own.
@NullMarked
package org.xinyi.sandbox.fiscal;

import org.jspecify.annotations.NullMarked;
