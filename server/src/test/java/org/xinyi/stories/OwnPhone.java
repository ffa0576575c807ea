package org.xinyi.stories;

import java.util.List;
import java.util.Map;
import org.xinyi.Api;

/// What somebody does on the own phone.
record OwnPhone(World world, Resident of) {

    /// Opens the form of a scheme.
    Api.Answer opens(String scheme, String door, String mode) {
        return of.phone()
                .post(
                        "commitments",
                        Map.of(
                                "patient", of.id(),
                                "scheme", scheme,
                                "door", door,
                                "mode", mode,
                                "staffAssisted", false));
    }

    /// Signs an opened form when it has been read.
    ///
    /// @return the commitment
    long signs(Api.Answer form, String mode) {
        world.passes(Resident.READING);
        return of.phone()
                .post(
                        "commitments/" + form.number("id") + "/signature",
                        Map.of("mode", mode, "signature", Resident.STROKES, "readToEnd", true))
                .expect(201)
                .number("id");
    }

    /// A code to show to the doctor, the own or a relative's.
    String codeOf(Resident shown) {
        return of.phone()
                .post("patients/" + shown.id() + "/shown-codes", Map.of())
                .expect(201)
                .text("code");
    }

    /// Chooses how a visit is funded.
    Api.Answer chooses(Visit visit, String scheme) {
        Map<String, Object> choice = Map.of("visit", visit.id(), "credit", true, "scheme", scheme);
        return of.phone().post("visits/check-ins", Map.of("checkIns", List.of(choice)));
    }
}
