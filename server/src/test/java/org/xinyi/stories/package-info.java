/// Stories of a few days in a city, played over the HTTP API with the outside world in a process
/// of its own. Told for people in `docs/stories`.
@NullMarked
package org.xinyi.stories;

import org.jspecify.annotations.NullMarked;
