package org.xinyi.clearing;

import java.util.List;

/// What came of asking for a file.
sealed interface Fetched {

    /// It is here and does not contradict itself.
    ///
    /// @param arrivals money that the payer says it has paid by that day; also what an earlier list
    /// has told already
    record Here(List<Line> lines, List<Arrival> arrivals) implements Fetched {

        public Here {
            lines = List.copyOf(lines);
            arrivals = List.copyOf(arrivals);
        }
    }

    /// Not here, or not to be believed: ask again.
    record NotHere(String why) implements Fetched {}
}
