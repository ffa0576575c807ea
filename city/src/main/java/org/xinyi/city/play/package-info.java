/// Plays a script against the server: founds the city, then lets everybody do what the script
/// says, window by window of simulated time.
@NullMarked
package org.xinyi.city.play;

import org.jspecify.annotations.NullMarked;
