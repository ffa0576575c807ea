/// Simulated patients and hospitals that drive the server over HTTP.
@NullMarked
package org.xinyi.city;

import org.jspecify.annotations.NullMarked;
