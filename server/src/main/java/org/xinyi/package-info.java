/// The platform: a modular monolith in which every package below is a module.
@NullMarked
package org.xinyi;

import org.jspecify.annotations.NullMarked;
