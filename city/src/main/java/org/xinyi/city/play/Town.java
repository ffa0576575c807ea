package org.xinyi.city.play;

import java.util.List;
import org.xinyi.city.wire.Endpoint;

/// A city that has been founded, with its one hospital.
///
/// @param operator the city's operator
/// @param his the hospital's own system
/// @param departments the server's numbers, by index of the layout
record Town(
        String code,
        Endpoint operator,
        Endpoint his,
        Endpoint sandbox,
        long hospital,
        List<Long> departments) {

    long department(int index) {
        return departments.get(index);
    }
}
