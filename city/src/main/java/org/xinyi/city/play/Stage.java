package org.xinyi.city.play;

import java.util.List;
import org.xinyi.city.hospital.Script.Timed;

/// Does all deeds of one kind that are next for their visits.
@FunctionalInterface
interface Stage {

    /// @return those that have to wait, each at its later time
    List<Timed> play(List<Timed> deeds);
}
