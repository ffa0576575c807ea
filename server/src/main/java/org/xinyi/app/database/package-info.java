/// The database: embedded or external, one schema per city, a role that cannot rewrite the books.
@NullMarked
package org.xinyi.app.database;

import org.jspecify.annotations.NullMarked;
