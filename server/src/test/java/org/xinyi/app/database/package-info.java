@NullMarked
package org.xinyi.app.database;

import org.jspecify.annotations.NullMarked;
