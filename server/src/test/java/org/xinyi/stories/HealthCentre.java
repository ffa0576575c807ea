package org.xinyi.stories;

import java.util.Map;

/// The community's health centre around the corner.
final class HealthCentre {

    private static final String CODE = "H32070000009";

    private HealthCentre() {}

    /// Founds it; the insurer knows it as a primary institution.
    static Hospital of(World world) {
        world.sandbox()
                .post(
                        "/insurer/admin/secrets",
                        Map.of("fixmedins_code", CODE, "secret", World.SECRET, "medinslv", "1"));
        return new Hospital(world, CODE, "社区卫生服务中心", "Health centre", "PRIMARY");
    }
}
