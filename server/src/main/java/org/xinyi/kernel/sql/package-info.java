/// Set-based SQL: one statement for a whole list, inside one transaction.
@NamedInterface("sql")
@NullMarked
package org.xinyi.kernel.sql;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
