package org.xinyi.city.play;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.xinyi.city.hospital.Deed;
import org.xinyi.city.wire.Json;
import tools.jackson.databind.JsonNode;

/// The cashiers' and the kiosks' tills: one shift of each a day, counted when it ends.
final class Tills {

    private enum Till {
        WINDOW,
        KIOSK
    }

    private static final Set<String> CASH = Set.of("WINDOW_CASH", "KIOSK");

    private final Town town;
    private final Tally tally;
    private final Map<Till, Long> shifts = new EnumMap<>(Till.class);

    Tills(Town town, Tally tally) {
        this.town = town;
        this.tally = tally;
    }

    void open() {
        for (Till till : Till.values()) {
            JsonNode opened =
                    town.his()
                            .make(
                                    "shifts",
                                    Json.object()
                                            .put("cashier", "demo")
                                            .put("window", till.name())
                                            .put("openingFloat", "0.00"));
            shifts.put(till, opened.get("id").asLong());
        }
    }

    /// Counts what lies in the drawers; here nobody miscounts.
    void close() {
        for (long shift : shifts.values()) {
            BigDecimal counted = drawer(town.his().read("shifts/" + shift));
            town.his()
                    .make(
                            "shifts/" + shift + "/close",
                            Json.object().put("countedCash", counted.toPlainString()));
            tally.done("shifts closed", 1);
        }
        shifts.clear();
    }

    /// The open shift at which money of this kind is taken.
    long at(Deed.Means means) {
        Till till = means == Deed.Means.KIOSK ? Till.KIOSK : Till.WINDOW;
        return shifts.getOrDefault(till, 0L);
    }

    private static BigDecimal drawer(JsonNode shift) {
        BigDecimal drawer = new BigDecimal("0.00");
        for (JsonNode channel : shift.get("channels")) {
            if (CASH.contains(channel.get("channel").asString())) {
                drawer =
                        drawer.add(new BigDecimal(channel.get("taken").asString()))
                                .subtract(new BigDecimal(channel.get("givenBack").asString()));
            }
        }
        return drawer;
    }
}
