package org.xinyi;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.xinyi.kernel.City;

/// Makes cities for tests, each empty and with a clock that stands still until it is moved.
@TestComponent
@Lazy
public class TestCities {

    private static final AtomicLong NUMBER = new AtomicLong(System.nanoTime());

    private final int port;
    private final String platformToken;

    TestCities(Environment environment, @Value("${xinyi.keys.folder}") Path keys)
            throws java.io.IOException {
        this.port = environment.getRequiredProperty("local.server.port", Integer.class);
        this.platformToken = Files.readString(keys.resolve("platform.token")).strip();
    }

    /// A new city in which it is this time.
    public TestCity create(Instant startsAt) {
        return create(Map.of("movable", true, "startsAt", startsAt.toString()));
    }

    /// A new city whose clock is the wall clock.
    public TestCity createReal() {
        return create(Map.of("movable", false));
    }

    private TestCity create(Map<String, Object> clock) {
        City city = new City("t" + Long.toString(NUMBER.incrementAndGet(), 36));
        Map<String, Object> wanted = new HashMap<>(clock);
        wanted.put("code", city.code());
        wanted.put("nameZh", "测试");
        wanted.put("nameEn", "Test");
        wanted.put("region", "320700");
        platform().post("cities", wanted).expect(201);
        return new TestCity(city, platform().below(city.code() + "/"));
    }

    /// The API as whoever runs the server.
    public Api platform() {
        return new Api("http://localhost:" + port + "/api/v1/", platformToken);
    }
}
