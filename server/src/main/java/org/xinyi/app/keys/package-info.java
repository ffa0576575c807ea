/// The keys of this server, in files beside the data.
@NullMarked
package org.xinyi.app.keys;

import org.jspecify.annotations.NullMarked;
