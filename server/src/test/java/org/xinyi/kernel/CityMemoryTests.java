package org.xinyi.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.xinyi.ServerTest;
import org.xinyi.TestCities;
import org.xinyi.kernel.sql.CityMemory;
import org.xinyi.kernel.sql.Sql;

@ServerTest
class CityMemoryTests {

    private static final Instant START = Instant.parse("2020-06-10T00:00:00Z");

    private final Sql sql;
    private final City city;
    private final TestCities cities;
    private final AtomicLong secondsLater = new AtomicLong();
    private final AtomicInteger stored = new AtomicInteger();
    private final AtomicInteger reads = new AtomicInteger();
    private final CityMemory<Integer> here;
    private final CityMemory<Integer> there;

    CityMemoryTests(TestCities cities, Sql sql) {
        this.sql = sql;
        this.city = cities.create(START).city();
        this.cities = cities;
        this.here = memory();
        this.there = memory();
    }

    @Test
    void readsOnceUntilSomethingChanges() {
        city.run(
                () -> {
                    assertThat(here.get()).isZero();
                    secondsLater.addAndGet(5);
                    assertThat(here.get()).isZero();
                    assertThat(reads).hasValue(1);
                });
    }

    @Test
    void aChangeIsSeenAtOnceHereAndWithinTwoSecondsElsewhere() {
        city.run(
                () -> {
                    here.get();
                    there.get();
                    change(7);
                    assertThat(here.get()).isEqualTo(7);
                    assertThat(there.get()).isZero();
                    secondsLater.addAndGet(1);
                    assertThat(there.get()).isEqualTo(7);
                });
    }

    @Test
    void whatIsRolledBackIsNotRemembered() {
        city.run(
                () -> {
                    here.get();
                    assertThatThrownBy(
                                    () ->
                                            sql.inTransaction(
                                                    () -> {
                                                        here.change();
                                                        throw new IllegalStateException("no");
                                                    }))
                            .hasMessage("no");
                    secondsLater.addAndGet(1);
                    here.get();
                    assertThat(reads).hasValue(1);
                });
    }

    @Test
    void eachCityHasItsOwn() {
        city.run(() -> change(1));
        City otherCity = cities.create(START).city();
        otherCity.run(() -> change(2));
        city.run(() -> assertThat(here.get()).isEqualTo(1));
        otherCity.run(() -> assertThat(here.get()).isEqualTo(2));
    }

    @Test
    void aChangeOutsideOfATransactionIsADefect() {
        city.run(() -> assertThatThrownBy(here::change).isInstanceOf(IllegalStateException.class));
    }

    private void change(int value) {
        sql.inTransaction(
                () -> {
                    here.change();
                    stored.set(value);
                });
    }

    private CityMemory<Integer> memory() {
        InstantSource time = () -> START.plusSeconds(secondsLater.get());
        return new CityMemory<>(
                sql,
                time.withZone(ZoneOffset.UTC),
                "test",
                () -> {
                    reads.incrementAndGet();
                    return stored.get();
                });
    }
}
