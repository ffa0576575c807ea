package org.xinyi.city.wire;

import tools.jackson.databind.JsonNode;

/// What a server answered.
///
/// @param json missing node when the body is empty
public record Answer(int status, JsonNode json) {

    private static final int ERRORS_FROM = 400;

    public boolean refused() {
        return status >= ERRORS_FROM;
    }

    /// Name of the problem, such as `line-exhausted`; of a refusal without one, its status.
    public String problem() {
        String type = json.path("type").asString("");
        return type.isEmpty() ? "status-" + status : type.substring(type.lastIndexOf('/') + 1);
    }
}
