package org.xinyi.app.database;

import org.xinyi.kernel.City;

/// The schema of each city.
public interface CitySchemas {

    /// Brings the schema of a city up to the current version, or makes it; a server that only
    /// reads leaves it as it is.
    void migrate(City city);
}
