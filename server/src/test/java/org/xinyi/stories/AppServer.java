package org.xinyi.stories;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.xinyi.Api;
import org.xinyi.kernel.crypto.HmacSm3;

/// The server of an app in which people are logged in, with its own name for them.
final class AppServer {

    private final World world;
    private final long app;
    private final String secret;

    private AppServer(World world, long app, String secret) {
        this.world = world;
        this.app = app;
        this.secret = secret;
    }

    /// @param owner registers it: a hospital's system, or the city's operator
    static AppServer registered(World world, Api owner, Map<String, Object> wanted) {
        Api.Answer answer = owner.post("apps", wanted).expect(201);
        return new AppServer(world, answer.number("app"), answer.text("secret"));
    }

    long app() {
        return app;
    }

    /// What is sent when somebody taps, signed now.
    Map<String, Object> taps(String name, String idNumber, String phone) {
        return taps(name, idNumber, phone, 0);
    }

    /// @param secondsAgo when it was signed
    Map<String, Object> taps(String name, String idNumber, String phone, long secondsAgo) {
        long issuedAt = world.bean(Clock.class).instant().getEpochSecond() - secondsAgo;
        String nonce = UUID.randomUUID().toString();
        List<String> said =
                List.of(
                        String.valueOf(app),
                        String.valueOf(issuedAt),
                        nonce,
                        name,
                        "RESIDENT_ID",
                        idNumber,
                        phone);
        String text = String.join("\n", said) + "\n";
        Map<String, Object> launch = new HashMap<>();
        launch.put("app", app);
        launch.put("issuedAt", issuedAt);
        launch.put("nonce", nonce);
        launch.put("name", name);
        launch.put("idKind", "RESIDENT_ID");
        launch.put("idNumber", idNumber);
        launch.put("phone", phone);
        launch.put("signature", new HmacSm3(secret.getBytes(UTF_8)).hex(text.getBytes(UTF_8)));
        return launch;
    }

    Api.Answer sends(Map<String, Object> launch) {
        return world.city().anyone().post("launches", launch);
    }
}
