/// The model: a hospital, the people of its city, and the script of a day that a seed gives.
/// Knows no server.
@NullMarked
package org.xinyi.city.hospital;

import org.jspecify.annotations.NullMarked;
