package org.xinyi.kernel;

import java.util.NoSuchElementException;
import java.util.regex.Pattern;

/// A pooling region. All its tables stand in a schema of its own; whatever runs for a city runs
/// inside [#call], and the database connection follows.
///
/// @param code lower-case name as it stands in the URL, such as `lianyungang`
public record City(String code) {

    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9]{1,30}");
    private static final ScopedValue<City> CURRENT = ScopedValue.newInstance();

    public City {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException(
                    "A city code is 2 to 31 lower-case letters and digits, not " + code);
        }
    }

    /// The city this thread works for.
    ///
    /// @throws NoSuchElementException outside of [#call] and [#run]
    public static City current() {
        return CURRENT.get();
    }

    public static boolean isBound() {
        return CURRENT.isBound();
    }

    public String schema() {
        return "city_" + code;
    }

    public <T, X extends Throwable> T call(ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(CURRENT, this).call(work);
    }

    public void run(Runnable work) {
        ScopedValue.where(CURRENT, this).run(work);
    }
}
