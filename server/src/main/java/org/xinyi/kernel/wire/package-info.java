/// Calls to other people's systems: plain HTTP in which silence is an answer of its own, and many
/// calls at once within a bound.
@NamedInterface("wire")
@NullMarked
package org.xinyi.kernel.wire;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
