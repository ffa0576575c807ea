@NullMarked
package org.xinyi.app.cities;

import org.jspecify.annotations.NullMarked;
