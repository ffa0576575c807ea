package org.xinyi.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.xinyi.sandbox.TestSandbox.Answer;
import org.xinyi.sandbox.web.Sm3Signature;
import tools.jackson.databind.JsonNode;

/// A platform that speaks to a bank.
final class TestBankClient {

    static final String BANK = "quanzhou-rural-credit";

    private final TestSandbox sandbox;
    private final String client;
    private final Sm3Signature secret;

    TestBankClient(TestSandbox sandbox, String client) {
        this.sandbox = sandbox;
        this.client = client;
        this.secret = new Sm3Signature("secret-" + client);
    }

    TestBankClient registered() {
        sandbox.post(
                "/bank/" + BANK + "/admin/clients",
                """
                {"client":"%s","secret":"secret-%s"}
                """
                        .formatted(client, client));
        return this;
    }

    Answer send(String method, String path, String body) {
        String full = "/bank/" + BANK + "/" + path;
        int query = full.indexOf('?');
        String signedPath = query < 0 ? full : full.substring(0, query);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String signature = secret.sign(method + "\n" + signedPath + "\n", bytes);
        return sandbox.send(
                method, full, body, Map.of("X-Client", client, "X-Signature", signature));
    }

    JsonNode get(String path) {
        return send("GET", path, "").json();
    }

    JsonNode post(String path, String body) {
        return send("POST", path, body).json();
    }

    JsonNode apply(String number, String idNumber) {
        return post("applications", application(number, idNumber));
    }

    static String application(String number, String idNumber) {
        return """
        {"applicationNo":"%s","name":"张三","idNumber":"%s","phone":"13800000002",\
        "scheme":"quanzhou","productCode":"medical-credit"}
        """
                .formatted(number, idNumber);
    }

    /// A line of somebody whom the bank approves at once.
    JsonNode line(String idNumberBase) {
        for (int i = 0; ; i++) {
            JsonNode answer = apply(idNumberBase + i, idNumberBase + i);
            if (answer.path("state").asString().equals("APPROVED")) {
                return answer;
            }
        }
    }

    JsonNode draw(String number, String line, String hospital, String amount) {
        String body =
                """
                {"draws":[{"drawNo":"%s","lineNo":"%s","hospitalCode":"%s","amount":"%s",\
                "at":"2026-03-02T01:30:00Z"}]}
                """
                        .formatted(number, line, hospital, amount);
        return post("draws", body).path("draws").path(0);
    }

    JsonNode advise(String number, String kind, String draw, String line, String amount) {
        String body =
                """
                {"advices":[{"adviceNo":"%s","kind":"%s","drawNo":"%s","lineNo":"%s",\
                "amount":"%s","at":"2026-03-02T01:30:00Z"}]}
                """
                        .formatted(number, kind, draw, line, amount);
        return post("advices", body).path("advices").path(0);
    }
}
