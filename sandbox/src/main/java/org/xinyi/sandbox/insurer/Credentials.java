package org.xinyi.sandbox.insurer;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xinyi.sandbox.insurer.InsurerFact.FaceSaved;
import org.xinyi.sandbox.insurer.InsurerFact.TokenRead;
import org.xinyi.sandbox.insurer.InsurerFact.TokenShown;
import org.xinyi.sandbox.store.Json;
import org.xinyi.sandbox.web.Call;
import org.xinyi.sandbox.web.Fields;
import org.xinyi.sandbox.web.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// E-credentials and faces. A token is short-lived and read once; a face that is known becomes a
/// token, in a transaction of our own: the national interface says nothing of faces.
final class Credentials {

    private static final Duration VALID = Duration.ofMinutes(10);
    private static final String BY_TOKEN = "01";

    private final InsurerBook book;

    Credentials(InsurerBook book) {
        this.book = book;
    }

    static boolean isShown(JsonNode node) {
        return Fields.text(node, "mdtrt_cert_type").equals(BY_TOKEN);
    }

    /// Whose token it is. The same message may ask again.
    Person holder(FsiCall call, JsonNode node) {
        String token = FsiCall.required(node, "mdtrt_cert_no");
        @Nullable Credential shown = book.credential(token);
        @Nullable Person person = shown == null ? null : book.personOfId(shown.idNumber());
        if (shown == null || person == null) {
            throw new FsiRefused("未查询到电子凭证");
        }
        if (call.now().isAfter(shown.expiresAt())) {
            throw new FsiRefused("电子凭证令牌已过期");
        }
        if (!shown.reader().isEmpty() && !shown.reader().equals(call.message())) {
            throw new FsiRefused("电子凭证令牌已使用");
        }
        if (shown.reader().isEmpty()) {
            book.record(new TokenRead(token, call.message()));
        }
        return person;
    }

    /// `XY01`: the token of the person whose face it is.
    ObjectNode match(FsiCall call) {
        @Nullable String idNumber = book.face(FsiCall.required(call.data(), "face"));
        if (idNumber == null) {
            throw new FsiRefused("未查询到匹配的人脸");
        }
        String token = "F" + call.message();
        book.record(new TokenShown(token, idNumber, call.now().plus(VALID)));
        ObjectNode output = Json.object();
        output.putObject("data").put("ec_token", token);
        return output;
    }

    /// The sandbox's own desk: somebody shows the e-credential.
    Reply show(Call call, Instant now) {
        synchronized (book) {
            String token = Fields.required(call.json(), "token");
            String idNumber = Fields.required(call.json(), "certno");
            book.record(new TokenShown(token, idNumber, now.plus(VALID)));
        }
        return Reply.json(Json.object().put("saved", 1));
    }

    /// The sandbox's own desk: somebody's face is taken.
    Reply saveFace(Call call) {
        synchronized (book) {
            book.record(
                    new FaceSaved(
                            Fields.required(call.json(), "certno"),
                            Fields.required(call.json(), "face")));
        }
        return Reply.json(Json.object().put("saved", 1));
    }
}
