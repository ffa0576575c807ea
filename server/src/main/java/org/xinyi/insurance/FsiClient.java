package org.xinyi.insurance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.Region;
import org.xinyi.kernel.crypto.HmacSm3;
import org.xinyi.kernel.wire.HttpCalls;
import org.xinyi.people.Institutions.Institution;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The wire of the national insurer interface: a flat JSON envelope, signed with HMAC-SM3.
@Component
class FsiClient {

    private static final String OK = "0";
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final InsuranceSettings settings;
    private final Region region;
    private final BusinessClock clock;
    private final Clock wall;
    private final HttpCalls http = new HttpCalls();
    private final MessageNumbers numbers;
    private final JsonMapper json = JsonMapper.builder().build();
    private final Map<String, HmacSm3> signers = new ConcurrentHashMap<>();

    FsiClient(InsuranceSettings settings, Region region, BusinessClock clock, Clock wall) {
        this.settings = settings;
        this.region = region;
        this.clock = clock;
        this.wall = wall;
        this.numbers = new MessageNumbers(wall);
    }

    /// One call.
    ///
    /// @param message its `msgid`
    /// @param insuredIn region in which the person is insured; empty while unknown
    /// @param input writes what stands inside `input`
    record Call(
            String infno,
            String message,
            Institution institution,
            String insuredIn,
            Consumer<JsonGenerator> input) {

        /// Somebody stands at a counter and waits for what is asked about a person.
        private boolean isWaitedFor() {
            return infno.equals("1101") || infno.equals("XY01");
        }
    }

    String newMessage(Institution institution) {
        return numbers.next(institution.code());
    }

    /// Local time as the interface writes it.
    static String local(Instant instant) {
        return SECONDS.format(LocalDateTime.ofInstant(instant, BusinessClock.ZONE));
    }

    /// What stands in `output`.
    FsiReply<JsonNode> call(Call call) {
        byte[] body = envelope(call);
        URI address = URI.create(settings.url() + "/fsi/" + call.infno());
        Map<String, String> headers = signature(call.institution().code(), body);
        Duration timeout = call.isWaitedFor() ? settings.enquiryTimeout() : settings.timeout();
        return switch (http.post(address, headers, body, timeout)) {
            case HttpCalls.Reply.Answered(int status, byte[] answer) ->
                    status == 200 ? read(call.infno(), answer) : silent("status " + status);
            case HttpCalls.Reply.Silence(String reason) -> silent(reason);
        };
    }

    /// A file or list below the insurer's address.
    HttpCalls.Reply get(String path, Institution institution) {
        return http.get(
                URI.create(settings.url() + path),
                signature(institution.code(), new byte[0]),
                settings.timeout());
    }

    private Map<String, String> signature(String institutionCode, byte[] body) {
        HmacSm3 signer =
                signers.computeIfAbsent(
                        institutionCode,
                        code -> new HmacSm3(settings.secretOf(code).getBytes(UTF_8)));
        String timestamp = Long.toString(wall.instant().getEpochSecond());
        String nonce = Long.toHexString(ThreadLocalRandom.current().nextLong());
        return Map.of(
                "Content-Type",
                "application/json",
                "x-tif-paasid",
                institutionCode,
                "x-tif-timestamp",
                timestamp,
                "x-tif-nonce",
                nonce,
                "x-tif-signature",
                signer.hex((timestamp + nonce).getBytes(UTF_8), body));
    }

    /// The interface itself spells the region `admvs` here and `admdvs` there.
    private byte[] envelope(Call call) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (JsonGenerator out = json.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeStringProperty("infno", call.infno());
            out.writeStringProperty("msgid", call.message());
            out.writeStringProperty("mdtrtarea_admvs", region.code());
            out.writeStringProperty("insuplc_admdvs", call.insuredIn());
            out.writeStringProperty("recer_sys_code", settings.system());
            out.writeStringProperty("signtype", "SM3");
            out.writeStringProperty("infver", "V1.0");
            out.writeStringProperty("opter_type", "3");
            out.writeStringProperty("opter", "xinyi");
            out.writeStringProperty("opter_name", "信医");
            out.writeStringProperty("inf_time", local(clock.now()));
            out.writeStringProperty("fixmedins_code", call.institution().code());
            out.writeStringProperty("fixmedins_name", call.institution().nameZh());
            out.writeStringProperty("sign_no", "");
            out.writeObjectPropertyStart("input");
            call.input().accept(out);
            out.writeEndObject();
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private FsiReply<JsonNode> read(String infno, byte[] answer) {
        try {
            JsonNode envelope = json.readTree(answer);
            if (!envelope.path("infcode").isValueNode()) {
                return silent("an answer without infcode");
            }
            return envelope.path("infcode").asString().equals(OK)
                    ? FsiReply.said(envelope.path("output"))
                    : new FsiReply.Refused<>(infno, envelope.path("err_msg").asString(""));
        } catch (JacksonException unreadable) {
            return silent("not JSON");
        }
    }

    private static FsiReply<JsonNode> silent(String reason) {
        return new FsiReply.Silent<>(reason);
    }
}
