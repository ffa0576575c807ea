/// The insurer: the national FSI interface, statements and monthly payments.
@NullMarked
package org.xinyi.sandbox.insurer;

import org.jspecify.annotations.NullMarked;
