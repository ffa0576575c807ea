package org.xinyi.stories;

import java.util.Map;
import org.xinyi.Api;

/// A desk or terminal of a hospital, where people show something.
record Desk(Hospital hospital) {

    /// What somebody shows is read.
    Api.Answer reads(String by, String shown, String scheme) {
        return hospital.his()
                .post(
                        "recognitions",
                        Map.of(
                                "institution", hospital.id(),
                                "by", by,
                                "shown", shown,
                                "scheme", scheme));
    }

    /// Somebody who was recognised pays for a visit.
    Api.Answer takes(Visit visit, String scheme, long recognition) {
        return hospital.his()
                .post(
                        "displays",
                        Map.of(
                                "visit", visit.id(),
                                "scheme", scheme,
                                "recognition", recognition));
    }
}
