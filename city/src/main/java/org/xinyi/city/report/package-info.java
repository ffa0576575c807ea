/// What a demonstration shows while it runs and when it is over.
@NullMarked
package org.xinyi.city.report;

import org.jspecify.annotations.NullMarked;
