/// What a twin knows survives its process: a journal of facts as JSON lines.
@NullMarked
package org.xinyi.sandbox.store;

import org.jspecify.annotations.NullMarked;
