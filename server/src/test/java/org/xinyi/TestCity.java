package org.xinyi;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.xinyi.kernel.City;

/// One test's city, seen by its operator.
public final class TestCity {

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
