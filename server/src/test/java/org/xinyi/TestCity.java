package org.xinyi;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.City;

/// One test's city, seen by its operator.
public final class TestCity {

    private static final String PASSWORD = "long enough";

    private final AtomicInteger hired = new AtomicInteger();
    private final City city;
    private final Api operator;

    TestCity(City city, Api operator) {
        this.city = city;
        this.operator = operator;
    }

    public City city() {
        return city;
    }

    /// The API as the city's operator.
    public Api operator() {
        return operator;
    }

    /// The API without any credential.
    public Api anyone() {
        return operator.as("");
    }

    /// Moves the clock and does everything that falls due on the way.
    public void moveTo(Instant now) {
        operator.put("clock", Map.of("now", now.toString(), "runs", false)).expect(200);
    }

    /// The API as a person who has just been hired and signed in.
    ///
    /// @param institution null: one of the city's own
    public Api person(@Nullable Long institution, String role) {
        String username = role.toLowerCase(Locale.ROOT) + hired.incrementAndGet();
        Map<String, Object> wanted = new HashMap<>();
        wanted.put("username", username);
        wanted.put("name", "工作人员");
        wanted.put("roles", List.of(role));
        wanted.put("password", PASSWORD);
        if (institution != null) {
            wanted.put("institution", institution);
        }
        operator.post("staff", wanted).expect(201);
        return operator.as(
                operator.post("staff/sessions", Map.of("username", username, "password", PASSWORD))
                        .expect(201)
                        .text("token"));
    }

    /// The API with a new key of a hospital's system.
    public Api key(long institution, String... roles) {
        String token =
                operator.post(
                                "keys",
                                Map.of(
                                        "institution",
                                        institution,
                                        "name",
                                        "HIS",
                                        "roles",
                                        List.of(roles)))
                        .expect(201)
                        .text("token");
        return operator.as(token);
    }
}
