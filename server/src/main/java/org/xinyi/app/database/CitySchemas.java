package org.xinyi.app.database;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.City;

/// Brings the schema of the platform and of each city up to the current version.
public final class CitySchemas {

    static final String PLATFORM = "xinyi";

    private static final String[] CITY_MODULES = {
        "city",
        "ledger",
        "people",
        "catalogue",
        "scheme",
        "access",
        "notice",
        "insurance",
        "payment",
        "lender",
        "commitment",
        "credit",
        "visit",
        "settlement",
        "repayment",
        "delinquency",
        "clearing",
        "insight"
    };

    private final @Nullable DataSource owner;
    private final @Nullable ServingRole role;

    CitySchemas(@Nullable DataSource owner, @Nullable ServingRole role) {
        this.owner = owner;
        this.role = role;
    }

    /// Leaves every schema as it is.
    static CitySchemas asTheyAre() {
        return new CitySchemas(null, null);
    }

    void migratePlatform() {
        migrate(PLATFORM, "classpath:db/migration/app");
    }

    public void migrate(City city) {
        String[] locations = new String[CITY_MODULES.length];
        for (int i = 0; i < locations.length; i++) {
            locations[i] = "classpath:db/migration/" + CITY_MODULES[i];
        }
        migrate(city.schema(), locations);
    }

    private void migrate(String schema, String... locations) {
        if (owner == null || role == null) {
            return;
        }
        Flyway.configure()
                .dataSource(owner)
                .schemas(schema)
                .defaultSchema(schema)
                .createSchemas(true)
                .outOfOrder(true)
                .failOnMissingLocations(false)
                .locations(locations)
                .load()
                .migrate();
        role.grantOn(schema);
    }
}
