package org.xinyi.people;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.City;
import org.xinyi.kernel.wire.HttpCalls;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The house of the city code over HTTP, in the format that the sandbox's twin declares.
@Component
class CityCodeHouse implements CityCodes {

    private static final int OK = 200;
    private static final int UNKNOWN = 404;
    private static final int EXPIRED = 410;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final CityCodeSettings settings;
    private final HttpCalls http = new HttpCalls();

    CityCodeHouse(CityCodeSettings settings) {
        this.settings = settings;
    }

    @Override
    public Answer read(String code) {
        HttpCalls.Reply reply =
                http.post(
                        URI.create(settings.url() + "/resolutions"),
                        Map.of(
                                "Content-Type",
                                "application/json",
                                "X-Client",
                                "xinyi-" + City.current().code()),
                        JSON.writeValueAsBytes(Map.of("code", code)),
                        settings.timeout());
        return switch (reply) {
            case HttpCalls.Reply.Answered(int status, byte[] body) when status == OK -> known(body);
            case HttpCalls.Reply.Answered(int status, byte[] _) ->
                    status == UNKNOWN || status == EXPIRED
                            ? new Answer.Refused()
                            : new Answer.Silent();
            case HttpCalls.Reply.Silence _ -> new Answer.Silent();
        };
    }

    private static Answer known(byte[] body) {
        try {
            JsonNode answer = JSON.readTree(body);
            Holder holder = holder(answer);
            return holder == null
                    ? new Answer.Silent()
                    : new Answer.Known(holder, holder(answer.path("relative")));
        } catch (JacksonException unreadable) {
            return new Answer.Silent();
        }
    }

    private static @Nullable Holder holder(JsonNode node) {
        String idNumber = node.path("idNumber").asString("");
        return idNumber.isEmpty() ? null : new Holder(node.path("name").asString(""), idNumber);
    }
}
