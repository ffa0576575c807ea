package org.xinyi.sandbox;

import java.util.Map;
import org.xinyi.sandbox.TestSandbox.Answer;
import org.xinyi.sandbox.store.Json;
import org.xinyi.sandbox.web.Sm3Signature;
import tools.jackson.databind.JsonNode;

/// A hospital that speaks the national interface.
final class TestHospital {

    static final String ID = "350521198003071234";

    private final TestSandbox sandbox;
    private final String code;
    private final String secret;
    private int messages;

    TestHospital(TestSandbox sandbox, String code) {
        this.sandbox = sandbox;
        this.code = code;
        this.secret = "secret-" + code;
    }

    /// Registers the hospital and its secret.
    TestHospital registered(String level) {
        sandbox.post(
                "/insurer/admin/secrets",
                """
                {"fixmedins_code":"%s","secret":"%s","medinslv":"%s"}
                """
                        .formatted(code, secret, level));
        return this;
    }

    /// An insured employee without money in the account.
    void insure(String more) {
        sandbox.post(
                "/insurer/admin/persons",
                """
                [{"certno":"%s","psn_name":"张三","insutype":"310","psn_insu_stas":"1"%s}]
                """
                        .formatted(ID, more));
    }

    String code() {
        return code;
    }

    /// The same hospital at another sandbox.
    TestHospital at(TestSandbox other) {
        TestHospital hospital = new TestHospital(other, code);
        hospital.messages = messages + 1000;
        return hospital;
    }

    Answer send(String number, String message, String input) {
        return send(number, message, input, secret);
    }

    Answer send(String number, String message, String input, String signingSecret) {
        String body =
                """
                {"infno":"%s","msgid":"%s","mdtrtarea_admvs":"350500","insuplc_admdvs":"350500",\
                "recer_sys_code":"xinyi","signtype":"SM3","infver":"V1.0","opter_type":"1",\
                "opter":"001","opter_name":"收费员","inf_time":"2026-03-02 09:30:00",\
                "fixmedins_code":"%s","fixmedins_name":"安溪县医院","sign_no":"","input":%s}
                """
                        .formatted(number, message, code, input);
        String timestamp = "1772415000";
        String nonce = "n" + message;
        String signature =
                new Sm3Signature(signingSecret)
                        .sign(
                                timestamp + nonce,
                                body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return sandbox.send(
                "POST",
                "/insurer/fsi/" + number,
                body,
                Map.of(
                        "x-tif-paasid", code,
                        "x-tif-timestamp", timestamp,
                        "x-tif-nonce", nonce,
                        "x-tif-signature", signature));
    }

    String nextMessage() {
        messages++;
        return code + "20260302093000" + String.format("%04d", messages);
    }

    /// The output of a transaction that must succeed.
    JsonNode fsi(String number, String input) {
        JsonNode answer = send(number, nextMessage(), input).json();
        if (!answer.path("infcode").asString().equals("0")) {
            throw new IllegalStateException(answer.toString());
        }
        return answer.path("output");
    }

    /// The text of a refusal.
    String refusal(String number, String input) {
        JsonNode answer = send(number, nextMessage(), input).json();
        if (!answer.path("infcode").asString().equals("-1")) {
            throw new IllegalStateException("not refused: " + answer);
        }
        return answer.path("err_msg").asString();
    }

    String personNumber() {
        String input =
                """
                {"data":{"mdtrt_cert_type":"02","certno":"%s"}}
                """
                        .formatted(ID);
        return fsi("1101", input).path("baseinfo").path("psn_no").asString();
    }

    /// Registers an outpatient visit.
    String register(String number) {
        String input =
                """
                {"mdtrtinfo":{"psn_no":"%s","insutype":"310","begntime":"2026-03-02 09:30:00",\
                "mdtrt_cert_type":"02","mdtrt_cert_no":"%s","ipt_otp_no":"%s","caty":"内科"}}
                """
                        .formatted(personNumber(), ID, number);
        return fsi("2201", input).path("data").path("mdtrt_id").asString();
    }

    static String line(String visit, String number, String batch, String level, String amount) {
        return """
        {"feedetl_sn":"%s","mdtrt_id":"%s","chrg_bchno":"%s","chrgitm_lv":"%s",\
        "det_item_fee_sumamt":"%s","cnt":"1.0000","pric":"%s0000"}
        """
                .formatted(number, visit, batch, level, amount, amount);
    }

    JsonNode upload(String... lines) {
        return fsi("2204", "{\"feedetail\":[" + String.join(",", lines) + "]}").path("result");
    }

    static String settleInput(String visit, String batch, String account) {
        return """
        {"data":{"mdtrt_id":"%s","chrg_bchno":"%s","med_type":"11","acct_used_flag":"%s"}}
        """
                .formatted(visit, batch, account);
    }

    JsonNode settle(String visit, String batch, String account) {
        return fsi("2207", settleInput(visit, batch, account)).path("setlinfo");
    }

    JsonNode reverse(String settlement) {
        String input = Json.object().put("setl_id", settlement).toString();
        return fsi("2208", "{\"data\":" + input + "}").path("setlinfo");
    }
}
