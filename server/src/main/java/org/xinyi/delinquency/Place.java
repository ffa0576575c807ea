package org.xinyi.delinquency;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.RefusedException;

/// Where a list goes on: after the row of this moment and number.
///
/// @param at ISO, or `-infinity` for the beginning
record Place(String at, long id) {

    static final Place BEGINNING = new Place("-infinity", 0);

    static Place of(Instant at, long id) {
        return new Place(at.toString(), id);
    }

    /// Reads what [#toString] wrote.
    ///
    /// @throws RefusedException with [DelinquencyRefusal.FollowUpCursorInvalid]
    static Place parse(@Nullable String cursor) {
        if (cursor == null) {
            return BEGINNING;
        }
        int middle = cursor.lastIndexOf('_');
        try {
            return new Place(
                    Instant.parse(cursor.substring(0, Math.max(0, middle))).toString(),
                    Long.parseLong(cursor.substring(middle + 1)));
        } catch (DateTimeException | NumberFormatException malformed) {
            throw new RefusedException(new DelinquencyRefusal.FollowUpCursorInvalid(cursor));
        }
    }

    @Override
    public String toString() {
        return at + "_" + id;
    }
}
