/// Measures the platform as its users reach it: processes of their own, HTTP, a durable
/// database.
@NullMarked
package org.xinyi.city.bench;

import org.jspecify.annotations.NullMarked;
