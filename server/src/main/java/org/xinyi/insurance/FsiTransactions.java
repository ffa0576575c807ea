package org.xinyi.insurance;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.xinyi.insurance.FsiClient.Call;
import org.xinyi.insurance.InsuredBill.Transactions;
import org.xinyi.people.Institutions.Institution;
import org.xinyi.people.Patients.Identity;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/// The transactions of the national interface that the house uses, each as one call.
@Component
class FsiTransactions {

    private static final String EVERY_LINE = "0000";
    private static final String FACE = "XY01";

    private final FsiClient client;

    FsiTransactions(FsiClient client) {
        this.client = client;
    }

    /// 1101: what the insurer knows of a person.
    FsiReply<JsonNode> person(Identity identity, Institution at, Instant now) {
        return client.call(
                new Call(
                        "1101",
                        client.newMessage(at),
                        at,
                        "",
                        in -> {
                            in.writeObjectPropertyStart("data");
                            in.writeStringProperty("mdtrt_cert_type", FsiInput.BY_ID_NUMBER);
                            in.writeStringProperty("mdtrt_cert_no", identity.idNumber());
                            in.writeStringProperty("begntime", FsiClient.local(now));
                            in.writeStringProperty("certno", identity.idNumber());
                            in.writeStringProperty("psn_name", identity.name());
                            in.writeEndObject();
                        }));
    }

    /// 1101 by the token of an e-credential: whose it is.
    FsiReply<JsonNode> personByToken(String token, Institution at, Instant now) {
        return client.call(
                new Call(
                        "1101",
                        client.newMessage(at),
                        at,
                        "",
                        in -> {
                            in.writeObjectPropertyStart("data");
                            in.writeStringProperty("mdtrt_cert_type", FsiInput.BY_TOKEN);
                            in.writeStringProperty("mdtrt_cert_no", token);
                            in.writeStringProperty("begntime", FsiClient.local(now));
                            in.writeEndObject();
                        }));
    }

    /// The token of the person whose face it is. No public interface says how: the transaction
    /// is ours, in the national envelope.
    FsiReply<String> tokenOfFace(String face, Institution at) {
        FsiReply<JsonNode> reply =
                client.call(
                        new Call(
                                FACE,
                                client.newMessage(at),
                                at,
                                "",
                                in -> {
                                    in.writeObjectPropertyStart("data");
                                    in.writeStringProperty("face", face);
                                    in.writeEndObject();
                                }));
        return reply.then(output -> text(FACE, output.path("data").path("ec_token")));
    }

    /// 2201 or 2401: the visit's number, `mdtrt_id`. The same visit is registered once.
    FsiReply<String> register(InsuredBill bill) {
        String infno = bill.transactions().register;
        String node = bill.isStay() ? "result" : "data";
        return call(bill, infno, newMessage(bill), in -> FsiInput.registration(in, bill))
                .then(output -> text(infno, output.path(node).path("mdtrt_id")));
    }

    /// 2204 or 2301: how much of the lines lies within the insurance.
    FsiReply<Scope> upload(InsuredBill bill, String visit) {
        String infno = bill.transactions().lines;
        return call(bill, infno, newMessage(bill), in -> FsiInput.lines(in, bill, visit))
                .then(output -> Scope.read(output.path("result")));
    }

    /// 2205 or 2302: takes back what was uploaded for a trial.
    FsiReply<JsonNode> undoLines(InsuredBill bill, String visit) {
        return call(
                bill,
                bill.transactions().undoLines,
                newMessage(bill),
                in -> {
                    in.writeObjectPropertyStart("data");
                    in.writeStringProperty("feedetl_sn", EVERY_LINE);
                    in.writeStringProperty("chrg_bchno", bill.batch());
                    in.writeStringProperty("mdtrt_id", visit);
                    in.writeStringProperty("psn_no", bill.person().personNumber());
                    in.writeEndObject();
                });
    }

    /// 2206 or 2303.
    FsiReply<JsonNode> preSettle(InsuredBill bill, String visit, Scope scope) {
        return settlement(bill, bill.transactions().preSettle, newMessage(bill), visit, scope);
    }

    /// 2207 or 2304.
    FsiReply<JsonNode> settle(InsuredBill bill, String visit, Scope scope) {
        return settlement(bill, bill.transactions().settle, bill.message(), visit, scope);
    }

    private FsiReply<JsonNode> settlement(
            InsuredBill bill, String infno, String message, String visit, Scope scope) {
        return call(bill, infno, message, in -> FsiInput.settlement(in, bill, visit, scope))
                .then(output -> object(output.path("setlinfo")));
    }

    /// 5203: the settlement of this batch, if there is one.
    FsiReply<Optional<JsonNode>> find(InsuredBill bill, String visit) {
        FsiReply<JsonNode> reply =
                call(
                        bill,
                        "5203",
                        newMessage(bill),
                        in -> {
                            in.writeObjectPropertyStart("data");
                            in.writeStringProperty("psn_no", bill.person().personNumber());
                            in.writeStringProperty("mdtrt_id", visit);
                            in.writeStringProperty("chrg_bchno", bill.batch());
                            in.writeEndObject();
                        });
        return switch (reply) {
            case FsiReply.Said<JsonNode>(JsonNode output) -> {
                JsonNode found = output.path("setlinfo");
                yield FsiReply.said(
                        found.path("setl_id").isMissingNode()
                                ? Optional.empty()
                                : Optional.of(found));
            }
            case FsiReply.Refused<JsonNode> refused when refused.isNotFound() ->
                    FsiReply.said(Optional.empty());
            case FsiReply.Refused<JsonNode>(String infno, String text) ->
                    new FsiReply.Refused<>(infno, text);
            case FsiReply.Silent<JsonNode>(String reason) -> new FsiReply.Silent<>(reason);
        };
    }

    /// 2208 or 2305: takes back a whole settlement; a second time changes nothing.
    FsiReply<JsonNode> reverse(SettlementRow row, Institution at, String visit) {
        return client.call(
                new Call(
                        Transactions.of(row.stay()).reverse,
                        client.newMessage(at),
                        at,
                        row.person().region(),
                        in -> {
                            in.writeObjectPropertyStart("data");
                            in.writeStringProperty("setl_id", row.reference());
                            in.writeStringProperty("mdtrt_id", visit);
                            in.writeStringProperty("psn_no", row.person().personNumber());
                            in.writeEndObject();
                        }));
    }

    /// 2601: whatever the settling call did or may still do is void.
    FsiReply<JsonNode> undo(SettlementRow row, Institution at) {
        return client.call(
                new Call(
                        "2601",
                        client.newMessage(at),
                        at,
                        row.person().region(),
                        in -> {
                            in.writeObjectPropertyStart("data");
                            in.writeStringProperty("psn_no", row.person().personNumber());
                            in.writeStringProperty("omsgid", row.message());
                            in.writeStringProperty("oinfno", Transactions.of(row.stay()).settle);
                            in.writeEndObject();
                        }));
    }

    String newMessage(Institution at) {
        return client.newMessage(at);
    }

    private String newMessage(InsuredBill bill) {
        return client.newMessage(bill.institution());
    }

    private FsiReply<JsonNode> call(
            InsuredBill bill, String infno, String message, Consumer<JsonGenerator> input) {
        return client.call(
                new Call(infno, message, bill.institution(), bill.person().region(), input));
    }

    private static FsiReply<String> text(String infno, JsonNode node) {
        String text = node.asString("");
        return text.isEmpty()
                ? new FsiReply.Silent<>("an answer to " + infno + " without its number")
                : FsiReply.said(text);
    }

    private static FsiReply<JsonNode> object(JsonNode node) {
        return node.isObject()
                ? FsiReply.said(node)
                : new FsiReply.Silent<>("an answer without setlinfo");
    }
}
