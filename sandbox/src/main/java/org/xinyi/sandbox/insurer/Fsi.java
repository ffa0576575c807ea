package org.xinyi.sandbox.insurer;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xinyi.sandbox.clock.SandboxClock;
import org.xinyi.sandbox.store.Json;
import org.xinyi.sandbox.web.BadCall;
import org.xinyi.sandbox.web.Call;
import org.xinyi.sandbox.web.Fields;
import org.xinyi.sandbox.web.Reply;
import org.xinyi.sandbox.web.Times;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The national interface: the flat envelope, its signature, and the transactions by number.
final class Fsi {

    private static final int SEQUENCE_DIGITS = 10;

    private final InsurerBook book;
    private final SandboxClock clock;
    private final Map<String, Transaction> transactions = new HashMap<>();

    Fsi(InsurerBook book, SandboxClock clock) {
        this.book = book;
        this.clock = clock;
        Desk desk = new Desk(book);
        Credentials credentials = new Credentials(book);
        Enquiries enquiries = new Enquiries(desk, credentials);
        Registering registering = new Registering(book, desk);
        Charging charging = new Charging(book, desk);
        Settling settling = new Settling(book, desk);
        Reversing reversing = new Reversing(book, desk, registering);
        enquiries(enquiries);
        reconciling(new Reconciling(book), new Files(book));
        outpatient(registering, charging, settling, reversing);
        inpatient(registering, charging, settling, reversing);
        Pharmacy pharmacy = new Pharmacy(book, desk, registering, charging, settling);
        transactions.put("2101", pharmacy::preSettle);
        transactions.put("2102", pharmacy::settle);
        transactions.put("2103", reversing::reverse);
        transactions.put("XY01", credentials::match);
        transactions.put("2601", reversing::cancel);
    }

    private void enquiries(Enquiries enquiries) {
        transactions.put("9001", enquiries::signIn);
        transactions.put("9002", enquiries::signOut);
        transactions.put("1101", enquiries::person);
        transactions.put("5203", enquiries::settlement);
    }

    private void reconciling(Reconciling reconciling, Files files) {
        transactions.put("3201", reconciling::totals);
        transactions.put("3202", reconciling::details);
        transactions.put("9101", files::upload);
        transactions.put("9102", files::download);
    }

    private void outpatient(
            Registering registering, Charging charging, Settling settling, Reversing reversing) {
        transactions.put("2201", registering::register);
        transactions.put("2202", registering::undo);
        transactions.put("2204", charging::upload);
        transactions.put("2205", charging::undo);
        transactions.put("2206", settling::preSettle);
        transactions.put("2207", settling::settle);
        transactions.put("2208", reversing::reverse);
    }

    private void inpatient(
            Registering registering, Charging charging, Settling settling, Reversing reversing) {
        transactions.put("2401", registering::admit);
        transactions.put("2402", registering::discharge);
        transactions.put("2404", registering::undo);
        transactions.put("2405", registering::undoDischarge);
        transactions.put("2301", charging::upload);
        transactions.put("2302", charging::undo);
        transactions.put("2303", settling::preSettle);
        transactions.put("2304", settling::settle);
        transactions.put("2305", reversing::reverse);
    }

    /// Answers a call of the interface. A refusal is an answer too: status 200, `infcode` -1.
    Reply answer(Call call) {
        JsonNode envelope = call.json();
        Instant now = clock.now();
        try {
            return Reply.json(accepted(envelope, now, run(call, envelope)));
        } catch (FsiRefused refused) {
            return Reply.json(refused(envelope, now, refused.text()));
        } catch (BadCall bad) {
            return Reply.json(refused(envelope, now, String.valueOf(bad.getMessage())));
        }
    }

    private ObjectNode run(Call call, JsonNode envelope) {
        String number = call.segment(1);
        String stated = Fields.text(envelope, "infno");
        if (!stated.isEmpty() && !stated.equals(number)) {
            throw new FsiRefused("交易编号与地址不符: " + stated);
        }
        Institution institution = signer(call, envelope);
        @Nullable Transaction transaction = transactions.get(number);
        if (transaction == null) {
            throw new FsiRefused("不支持的交易: " + number);
        }
        String message = FsiCall.required(envelope, "msgid");
        JsonNode input = envelope.path("input");
        synchronized (book) {
            if (book.isCancelled(institution, message)) {
                throw new FsiRefused("该交易已冲正");
            }
            return transaction.run(
                    new FsiCall(number, message, institution, input, clock.now(), call.extraFen()));
        }
    }

    private Institution signer(Call call, JsonNode envelope) {
        String code = call.header("x-tif-paasid");
        @Nullable Institution institution = book.institution(code);
        boolean signed =
                institution != null
                        && code.equals(Fields.text(envelope, "fixmedins_code"))
                        && institution
                                .secret()
                                .verifies(
                                        call.header("x-tif-signature"),
                                        call.header("x-tif-timestamp") + call.header("x-tif-nonce"),
                                        call.body());
        if (institution == null || !signed) {
            throw new FsiRefused("签名错误");
        }
        return institution;
    }

    private static ObjectNode accepted(JsonNode envelope, Instant now, ObjectNode output) {
        ObjectNode answer = head(envelope, now, "0", "");
        answer.set("output", output);
        return answer;
    }

    private static ObjectNode refused(JsonNode envelope, Instant now, String text) {
        ObjectNode answer = head(envelope, now, "-1", text);
        answer.putNull("output");
        return answer;
    }

    /// `inf_refmsgid` is the region, the time and the last digits of the caller's own number.
    private static ObjectNode head(JsonNode envelope, Instant now, String code, String error) {
        String time = Times.compact(now);
        String message = Fields.text(envelope, "msgid");
        String sequence = message.substring(Math.max(0, message.length() - SEQUENCE_DIGITS));
        return Json.object()
                .put("infcode", code)
                .put("inf_refmsgid", Fields.text(envelope, "mdtrtarea_admvs") + time + sequence)
                .put("respond_time", time + "000")
                .put("err_msg", error);
    }
}
