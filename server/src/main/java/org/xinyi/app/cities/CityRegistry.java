package org.xinyi.app.cities;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.xinyi.app.database.CitySchemas;
import org.xinyi.kernel.City;
import org.xinyi.kernel.sql.Sql;

/// The cities this server serves, and what time it is in each.
@Component
public class CityRegistry {

    private static final String SELECT =
            """
            SELECT code, name_zh, name_en, region, movable, clock_base, clock_set_at, clock_runs
            FROM city
            """;

    private static final String INSERT =
            """
            INSERT INTO city
                (code, name_zh, name_en, region, movable, clock_base, clock_set_at, clock_runs,
                 created_at)
            VALUES
                (:code, :nameZh, :nameEn, :region, :movable, :base::timestamptz,
                 :now::timestamptz, :base::timestamptz IS NULL, :now::timestamptz)
            ON CONFLICT (code) DO NOTHING
            """;

    private static final String SET_CLOCK =
            """
            UPDATE city
            SET clock_base = :base::timestamptz,
                clock_set_at = :setAt::timestamptz,
                clock_runs = :runs
            WHERE code = :code
                AND movable
            """;

    private final Sql platform;
    private final CitySchemas schemas;
    private final Clock wall;
    private final Map<String, CityRecord> cities = new ConcurrentHashMap<>();

    CityRegistry(@Qualifier("platform") Sql platform, CitySchemas schemas, Clock wall) {
        this.platform = platform;
        this.schemas = schemas;
        this.wall = wall;
        refresh();
        cities.values().forEach(city -> schemas.migrate(city.city()));
    }

    public Optional<City> find(String code) {
        return Optional.ofNullable(cities.get(code)).map(CityRecord::city);
    }

    public List<City> all() {
        return cities.values().stream().map(CityRecord::city).toList();
    }

    Collection<CityRecord> records() {
        return List.copyOf(cities.values());
    }

    CityRecord record(City city) {
        CityRecord found = cities.get(city.code());
        if (found == null) {
            throw new IllegalStateException("No such city: " + city.code());
        }
        return found;
    }

    Instant businessTime(City city) {
        return record(city).businessTime(wall.instant());
    }

    /// Adds a city, or answers the one that is there.
    CityRecord add(CityRecord wanted) {
        schemas.migrate(wanted.city());
        Instant base = wanted.clockBase();
        platform.statement(INSERT)
                .param("code", wanted.city().code())
                .param("nameZh", wanted.nameZh())
                .param("nameEn", wanted.nameEn())
                .param("region", wanted.region())
                .param("movable", wanted.movable())
                .param("base", base == null ? null : base.toString())
                .param("now", wall.instant().toString())
                .update();
        refresh();
        return record(wanted.city());
    }

    /// Sets the business time of a movable city; never backwards.
    void setClock(City city, Instant now, boolean runs) {
        Instant setAt = wall.instant();
        platform.statement(SET_CLOCK)
                .param("base", now.toString())
                .param("setAt", setAt.toString())
                .param("runs", runs)
                .param("code", city.code())
                .update();
        cities.computeIfPresent(city.code(), (_, found) -> found.withClock(now, setAt, runs));
    }

    /// Reads what other servers have added or set.
    public void refresh() {
        for (CityRecord city : platform.statement(SELECT).query(CityRegistry::city).list()) {
            cities.put(city.city().code(), city);
        }
    }

    private static CityRecord city(ResultSet row, int number) throws SQLException {
        return new CityRecord(
                new City(row.getString("code")),
                row.getString("name_zh"),
                row.getString("name_en"),
                row.getString("region"),
                row.getBoolean("movable"),
                instant(row, "clock_base"),
                instant(row, "clock_set_at"),
                row.getBoolean("clock_runs"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
