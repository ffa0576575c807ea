/// Stand-ins for other houses and for neighbouring modules, written by hand.
@NullMarked
package org.xinyi.outside;

import org.jspecify.annotations.NullMarked;
