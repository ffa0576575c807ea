/// A seeded discrete-event simulation: chance, an agenda, and queues with finitely many servers.
@NullMarked
package org.xinyi.city.simulation;

import org.jspecify.annotations.NullMarked;
