package org.xinyi.app.database;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.xinyi.kernel.City;

/// Brings each schema up to the current version in one transaction. What the same migrations
/// have brought there is left alone, so that a start does not look through every city.
final class MigratingSchemas implements CitySchemas {

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

    private final DataSource owner;
    private final ServingRole role;
    private final SchemaMarks marks;

    MigratingSchemas(DataSource owner) {
        this.owner = owner;
        this.role = new ServingRole(owner);
        this.marks = new SchemaMarks(owner);
        role.create();
        migrate(PLATFORM, "classpath:db/migration/app");
    }

    @Override
    public void migrate(City city) {
        String[] locations = new String[CITY_MODULES.length];
        for (int i = 0; i < locations.length; i++) {
            locations[i] = "classpath:db/migration/" + CITY_MODULES[i];
        }
        migrate(city.schema(), locations);
    }

    private void migrate(String schema, String... locations) {
        if (marks.isCurrent(schema)) {
            return;
        }
        Flyway.configure()
                .dataSource(owner)
                .schemas(schema)
                .defaultSchema(schema)
                .createSchemas(true)
                .outOfOrder(true)
                .group(true)
                .failOnMissingLocations(false)
                .locations(locations)
                .load()
                .migrate();
        role.grantOn(schema);
        marks.setCurrent(schema);
    }
}
